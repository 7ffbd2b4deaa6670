run "what_nobody_sets_is_left_to_the_function" {
  command = plan

  assert {
    condition     = length(output.settings) == 0
    error_message = "No variable without a value."
  }
}

run "settings_become_variables_of_the_environment" {
  command = plan
  variables {
    training_days           = 35
    activation_days         = 34
    severity_unusual_client = "off"
    system_namespaces       = ["istio-system", "platform-*"]
    mute_rules              = [{ service_account = "ci/*", reason = "known job", expires = "2026-12-31" }]
    sensitive_add           = [{ id = "widgets-read", resources = ["example.com/widgets"], verbs = ["get", "list"], reason = "Widgets hold licence keys." }]
  }

  assert {
    condition = tomap(output.settings) == tomap({
      SAWATCH_TRAINING_DAYS           = "35"
      SAWATCH_ACTIVATION_DAYS         = "34"
      SAWATCH_SEVERITY_UNUSUAL_CLIENT = "off"
      SAWATCH_SYSTEM_NAMESPACES       = "istio-system,platform-*"
      SAWATCH_MUTE_RULES              = jsonencode([{ expires = "2026-12-31", reason = "known job", service_account = "ci/*" }])
      SAWATCH_SENSITIVE_ADD           = jsonencode([{ id = "widgets-read", reason = "Widgets hold licence keys.", resources = ["example.com/widgets"], verbs = ["get", "list"] }])
    })
    error_message = "Numbers, words, names, and rules that hold what was said and no nulls."
  }
}

run "what_the_function_would_refuse_is_refused" {
  command = plan
  variables {
    training_days           = 63
    dedup_days              = 1.5
    learning_days           = -1
    severity_unusual_client = "loud"
    system_namespaces       = ["a,b"]
    mute_rules              = [{ reason = "all", expires = "2026-13-01", variation = "odd" }]
    sensitive_add           = [{ id = " ", resources = [], verbs = [], reason = "" }]
  }

  expect_failures = [
    var.training_days, var.dedup_days, var.learning_days, var.severity_unusual_client, var.system_namespaces, var.mute_rules,
    var.sensitive_add,
  ]
}

run "activation_ends_before_what_is_remembered" {
  command = plan
  variables {
    activation_days = 30
  }

  expect_failures = [var.activation_days]
}
