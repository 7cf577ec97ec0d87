package dev.fairlead.maven.manifest;

/**
 * A plugin among the compiled classes.
 *
 * @param type what a worker takes it for
 * @param className its binary name, nested classes with {@code $}
 */
public record Discovery(PluginType type, String className) implements Comparable<Discovery> {

    @Override
    public int compareTo(Discovery other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : className.compareTo(other.className);
    }
}
