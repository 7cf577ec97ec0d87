package dev.fairlead.testkit.mutation;

/**
 * A fault in one place of a plugin.
 *
 * @param className of the class that has the place
 * @param descriptor of the method, as class files have it
 * @param line of the source; 0 when the class doesn't tell
 * @param number of the place among those in this method that the operator can change
 */
public record Mutant(
        Operator operator,
        String className,
        String method,
        String descriptor,
        int line,
        int number) {
    /** Where it is, such as {@code LineReader.read:36}. */
    public String place() {
        String simple = className.substring(className.lastIndexOf('.') + 1);
        return simple + "." + method + (line > 0 ? ":" + line : "");
    }

    /** What its class says when it comes by. */
    String mark() {
        return mark(className, line);
    }

    static String mark(String className, int line) {
        return className + ":" + line;
    }

    @Override
    public String toString() {
        return place() + ": " + operator.fault();
    }
}
