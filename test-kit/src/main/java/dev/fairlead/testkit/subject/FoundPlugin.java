package dev.fairlead.testkit.subject;

/** A class that a worker could use as a plugin of a kind. */
public record FoundPlugin(String className, PluginKind kind) {
    @Override
    public String toString() {
        return className + " (" + kind.label() + ")";
    }
}
