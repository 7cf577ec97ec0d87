package dev.fairlead.testkit.instrument;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * Stands in for {@link FileReader}. For rewritten classes only. Not final, since plugins extend
 * what it stands in for.
 */
public class OutsideReader extends FileReader {
    private final Reader reader;
    private final String encoding;

    /** As the constructor of the JDK. */
    public OutsideReader(String name) throws FileNotFoundException {
        this(new OutsideInput(name), Charset.defaultCharset());
    }

    /** As the constructor of the JDK. */
    public OutsideReader(File file) throws FileNotFoundException {
        this(new OutsideInput(file), Charset.defaultCharset());
    }

    /** As the constructor of the JDK. */
    public OutsideReader(FileDescriptor descriptor) {
        this(new OutsideInput(descriptor), Charset.defaultCharset());
    }

    /** As the constructor of the JDK. */
    public OutsideReader(String name, Charset charset) throws FileNotFoundException {
        this(new OutsideInput(name), charset);
    }

    /** As the constructor of the JDK. */
    public OutsideReader(File file, Charset charset) throws FileNotFoundException {
        this(new OutsideInput(file), charset);
    }

    private OutsideReader(OutsideInput input, Charset charset) {
        super(new FileDescriptor());
        InputStreamReader made = new InputStreamReader(input, charset);
        this.reader = made;
        this.encoding = made.getEncoding();
    }

    @Override
    public String getEncoding() {
        return encoding;
    }

    @Override
    public int read() throws IOException {
        return reader.read();
    }

    @Override
    public int read(char[] chars, int from, int length) throws IOException {
        return reader.read(chars, from, length);
    }

    @Override
    public int read(java.nio.CharBuffer target) throws IOException {
        return reader.read(target);
    }

    @Override
    public long skip(long chars) throws IOException {
        return reader.skip(chars);
    }

    @Override
    public boolean ready() throws IOException {
        return reader.ready();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
