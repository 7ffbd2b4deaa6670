module "sawatch" {
  source = "../.."

  project      = "example-project"
  region       = "europe-west3"
  clusters     = { prod = {} }
  alert_emails = ["on-call@example.com"]
  alarm_emails = ["platform@example.com"]
}
