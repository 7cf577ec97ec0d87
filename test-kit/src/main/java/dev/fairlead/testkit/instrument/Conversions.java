package dev.fairlead.testkit.instrument;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Turn the parameter of a constructor of the JDK that would open a file, or look at the clock, into
 * one of another constructor that doesn't. For rewritten classes only.
 */
public final class Conversions {
    private Conversions() {}

    /** What the constructor of a print stream or writer opens. */
    public static OutputStream output(File file) throws FileNotFoundException {
        return new OutsideOutput(file);
    }

    /** What the constructor of a print stream or writer opens. */
    public static OutputStream output(String name) throws FileNotFoundException {
        return new OutsideOutput(name);
    }

    /** What the constructor of a scanner opens. */
    public static InputStream input(File file) throws FileNotFoundException {
        return new OutsideInput(file);
    }
}
