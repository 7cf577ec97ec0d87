package dev.fairlead.testkit.instrument;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Stands in for {@link FileWriter}. For rewritten classes only. Not final, since plugins extend
 * what it stands in for.
 */
public class OutsideWriter extends FileWriter {
    private final Writer writer;
    private final String encoding;

    /** As the constructor of the JDK. */
    public OutsideWriter(String name) throws IOException {
        this(new OutsideOutput(name), Charset.defaultCharset());
    }

    /** As the constructor of the JDK. */
    public OutsideWriter(String name, boolean append) throws IOException {
        this(new OutsideOutput(name, append), Charset.defaultCharset());
    }

    /** As the constructor of the JDK. */
    public OutsideWriter(File file) throws IOException {
        this(new OutsideOutput(file), Charset.defaultCharset());
    }

    /** As the constructor of the JDK. */
    public OutsideWriter(File file, boolean append) throws IOException {
        this(new OutsideOutput(file, append), Charset.defaultCharset());
    }

    /** As the constructor of the JDK. */
    public OutsideWriter(FileDescriptor descriptor) {
        this(new OutsideOutput(descriptor), Charset.defaultCharset());
    }

    /** As the constructor of the JDK. */
    public OutsideWriter(String name, Charset charset) throws IOException {
        this(new OutsideOutput(name), charset);
    }

    /** As the constructor of the JDK. */
    public OutsideWriter(String name, Charset charset, boolean append) throws IOException {
        this(new OutsideOutput(name, append), charset);
    }

    /** As the constructor of the JDK. */
    public OutsideWriter(File file, Charset charset) throws IOException {
        this(new OutsideOutput(file), charset);
    }

    /** As the constructor of the JDK. */
    public OutsideWriter(File file, Charset charset, boolean append) throws IOException {
        this(new OutsideOutput(file, append), charset);
    }

    private OutsideWriter(OutsideOutput output, Charset charset) {
        super(new FileDescriptor());
        OutputStreamWriter made = new OutputStreamWriter(output, charset);
        this.writer = made;
        this.encoding = made.getEncoding();
    }

    @Override
    public String getEncoding() {
        return encoding;
    }

    @Override
    public void write(int single) throws IOException {
        writer.write(single);
    }

    @Override
    public void write(char[] chars, int from, int length) throws IOException {
        writer.write(chars, from, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        writer.write(text, from, length);
    }

    @Override
    public Writer append(CharSequence text) throws IOException {
        writer.append(text);
        return this;
    }

    @Override
    public Writer append(CharSequence text, int from, int to) throws IOException {
        writer.append(text, from, to);
        return this;
    }

    @Override
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
