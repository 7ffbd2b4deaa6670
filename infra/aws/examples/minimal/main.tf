provider "aws" {
  region = "eu-central-1"
}

module "sawatch" {
  source = "../.."

  clusters     = { prod = {} }
  alert_emails = ["on-call@example.com"]
  alarm_emails = ["platform@example.com"]
}
