# Sourced by infra/check and infra/rehearse-aws: finds terraform and providers that need no network.

# A configuration file that is named and missing makes terraform complain at every call.
if [ -n "${TF_CLI_CONFIG_FILE:-}" ] && [ ! -f "$TF_CLI_CONFIG_FILE" ]; then
    export TF_CLI_CONFIG_FILE=/dev/null
fi
export TF_IN_AUTOMATION=1 CHECKPOINT_DISABLE=1

# The first folder in which terraform finds a provider (such as aws): TF_PLUGIN_MIRROR, else the usual places.
provider_mirror() {
    for mirror in "${TF_PLUGIN_MIRROR:-}" "$HOME/.terraform.d/plugins" "$HOME/.local/share/terraform/plugins" \
        /usr/local/share/terraform/plugins /usr/share/terraform/plugins /opt/*; do
        if [ -n "$mirror" ] && [ -d "$mirror/registry.terraform.io/hashicorp/$1" ]; then
            echo "$mirror"
            return
        fi
    done
    return 1
}

# Is there a provider_installation of the user's own, which may name a mirror?
cli_config_has_mirror() {
    for config in "${TF_CLI_CONFIG_FILE:-}" "$HOME/.terraformrc"; do
        if [ -f "$config" ] && grep -q provider_installation "$config"; then
            return 0
        fi
    done
    return 1
}

# Initializes the module in the current folder for a provider. Fails where that would need the network.
init_offline() {
    if init_mirror=$(provider_mirror "$1"); then
        terraform init -backend=false -input=false -no-color -plugin-dir="$init_mirror"
    elif cli_config_has_mirror; then
        terraform init -backend=false -input=false -no-color
    else
        echo "no mirror has the provider $1"
        return 1
    fi
}
