# Sourced by bin/release and bin/reproducible.

# What is released: a jar to run, what each cloud is given, each with its bill of materials.
released_files() {
    echo aws-function/target/sawatch-aws.jar aws-function/target/sawatch-aws.cdx.json
    echo azure-function/target/sawatch-azure.zip azure-function/target/sawatch-azure.cdx.json
    echo gcp-function/target/sawatch-gcp.zip gcp-function/target/sawatch-gcp.cdx.json
    echo cli/target/sawatch.jar cli/target/sawatch.cdx.json
}
