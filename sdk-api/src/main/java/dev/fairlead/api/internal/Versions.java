package dev.fairlead.api.internal;

/** Finds the version of a plugin. */
public final class Versions {
    private Versions() {}

    /** The version in the manifest of the jar that holds the class; {@code unversioned} if none. */
    public static String of(Class<?> type) {
        String version = type.getPackage().getImplementationVersion();
        return version == null || version.isBlank() ? "unversioned" : version;
    }
}
