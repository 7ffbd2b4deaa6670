# The module's settings by themselves: they need no provider, so that their tests run wherever terraform does.
terraform {
  required_version = ">= 1.9"
}

output "settings" {
  description = "What becomes of them."
  value       = local.settings
}
