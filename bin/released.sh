# Sourced by bin/release and bin/reproducible.

# What is released: jars to run and the source that Cloud Functions is given, each with its bill of materials.
released_files() {
    echo aws-function/target/sawatch-aws.jar aws-function/target/sawatch-aws.cdx.json
    echo gcp-function/target/sawatch-gcp.zip gcp-function/target/sawatch-gcp.cdx.json
    echo cli/target/sawatch.jar cli/target/sawatch.cdx.json
}
