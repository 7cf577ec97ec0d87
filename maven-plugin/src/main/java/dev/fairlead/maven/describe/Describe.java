package dev.fairlead.maven.describe;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/** Creates each plugin as a worker does, and writes down which settings it says it has. */
public final class Describe {
    private Describe() {}

    /**
     * Runs.
     *
     * @param arguments the file to write, and the plugins' classes
     * @throws IOException if the file can't be written
     */
    public static void main(String[] arguments) throws IOException {
        ArrayList<Described> answers = new ArrayList<>();
        for (String className : List.of(arguments).subList(1, arguments.length)) {
            answers.add(describe(className));
        }
        try (ObjectOutputStream out =
                new ObjectOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            out.writeObject(answers);
        }
        System.exit(0); // a plugin may have started threads
    }

    static Described describe(String className) {
        try {
            Object plugin = Class.forName(className).getDeclaredConstructor().newInstance();
            Method config = plugin.getClass().getMethod("config");
            return config.invoke(plugin) instanceof ConfigDef definition
                    ? Described.of(className, Definition.read(definition))
                    : Described.of(className, List.of());
        } catch (NoSuchMethodException e) {
            return e.getMessage() != null && e.getMessage().contains("<init>")
                    ? Described.failed(className, e)
                    : Described.of(className, List.of()); // this type has no such method
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return Described.failed(className, e);
        }
    }
}
