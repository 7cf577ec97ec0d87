package dev.fairlead.runtime.standalone;

/** Which worker this is. */
public final class WorkerVersion {
    private WorkerVersion() {}

    /** The version of the jar. */
    public static String number() {
        String version = WorkerVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
