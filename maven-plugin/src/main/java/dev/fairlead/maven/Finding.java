package dev.fairlead.maven;

/**
 * Something wrong with a plugin project, in the order in which a reader asks.
 *
 * @param code its stable name, {@code FL} and three digits; docs/problems.md has a section for each
 * @param severity whether the build may go on
 * @param what what is wrong, with the value quoted
 * @param where the file in which it is wrong
 * @param why what a worker would do with it
 * @param fix what to change, ready to paste where that is possible
 */
public record Finding(
        String code, Severity severity, String what, String where, String why, String fix) {

    /** Whether the build may go on. */
    public enum Severity {
        /** The build fails: a worker would refuse the plugin or lose sight of it. */
        ERROR,
        /** The build goes on: the author may have meant it. */
        WARNING
    }

    /**
     * Returns a finding that fails the build.
     *
     * @param code its stable name
     * @param what what is wrong
     * @param where the file
     * @param why what a worker does with it
     * @param fix what to change
     * @return the finding
     */
    public static Finding error(String code, String what, String where, String why, String fix) {
        return new Finding(code, Severity.ERROR, what, where, why, fix);
    }

    /**
     * Returns a finding that is only told.
     *
     * @param code its stable name
     * @param what what is odd
     * @param where the file
     * @param why what a worker does with it
     * @param fix what to change
     * @return the finding
     */
    public static Finding warning(String code, String what, String where, String why, String fix) {
        return new Finding(code, Severity.WARNING, what, where, why, fix);
    }

    /**
     * Tells whether the build fails because of this.
     *
     * @return true for an error
     */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Returns the finding as Maven prints it: one line per question. */
    @Override
    public String toString() {
        return code
                + ": "
                + what
                + "\n  where: "
                + where
                + "\n  why:   "
                + indented(why)
                + "\n  fix:   "
                + indented(fix);
    }

    private static String indented(String lines) {
        return lines.strip().replace("\n", "\n         ");
    }
}
