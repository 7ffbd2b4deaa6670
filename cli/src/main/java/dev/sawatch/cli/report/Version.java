package dev.sawatch.cli.report;

import picocli.CommandLine.IVersionProvider;

/** The version that the build put into the jar. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"sawatch " + (version == null ? "(not packaged)" : version)};
    }
}
