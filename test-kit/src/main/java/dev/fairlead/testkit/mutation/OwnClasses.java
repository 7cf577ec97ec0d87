package dev.fairlead.testkit.mutation;

import dev.fairlead.testkit.instrument.InstrumentedLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The classes that an author wrote for a connector: those that its code leads to, in the same jar
 * or directory. Libraries and the SDK are not the author's.
 */
final class OwnClasses {
    /** It makes connectors by their names, so it must find the altered ones. */
    private static final String SDK = "dev.fairlead.api.";

    private final Class<?> connector;
    private final Map<String, byte[]> files;

    private OwnClasses(Class<?> connector, Map<String, byte[]> files) {
        this.connector = connector;
        this.files = files;
    }

    /**
     * The classes of this connector.
     *
     * @throws IllegalArgumentException its class file can't be found
     */
    static OwnClasses of(Class<?> connector) {
        ClassLoader loader = connector.getClassLoader();
        URL own = loader.getResource(path(connector.getName()));
        if (own == null) {
            throw new IllegalArgumentException(
                    connector.getName()
                            + " can't be altered, since its class file can't be found; it must be"
                            + " on the class path");
        }
        String home = own.toString();
        home = home.substring(0, home.length() - path(connector.getName()).length());
        Map<String, byte[]> files = new LinkedHashMap<>();
        Deque<String> todo = new ArrayDeque<>(List.of(connector.getName()));
        while (!todo.isEmpty()) {
            String name = todo.remove();
            URL url = files.containsKey(name) ? null : loader.getResource(path(name));
            if (url != null && url.toString().startsWith(home)) {
                byte[] file = bytes(url);
                files.put(name, file);
                todo.addAll(References.of(file));
            }
        }
        return new OwnClasses(connector, files);
    }

    private static String path(String name) {
        return name.replace('.', '/') + ".class";
    }

    private static byte[] bytes(URL url) {
        try (InputStream in = url.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All mutants, those of a class together. */
    List<Mutant> mutants() {
        List<Mutant> mutants = new ArrayList<>();
        files.forEach((name, file) -> mutants.addAll(Finding.in(file, name, sites(name))));
        return mutants;
    }

    private Sites sites(String name) {
        Set<String> types = new LinkedHashSet<>();
        try {
            collect(Class.forName(name, false, connector.getClassLoader()), types);
        } catch (ClassNotFoundException | LinkageError e) {
            types.clear(); // nobody can use it, so nothing in it matters
        }
        return new Sites(types);
    }

    private static void collect(@Nullable Class<?> type, Set<String> types) {
        if (type != null && types.add(type.getName())) {
            collect(type.getSuperclass(), types);
            for (Class<?> each : type.getInterfaces()) {
                collect(each, types);
            }
        }
    }

    /** The connector as it is, loaded as its mutants are, but it tells where it comes by. */
    Class<?> marked(List<Mutant> mutants) throws ClassNotFoundException {
        Set<String> places = mutants.stream().map(Mutant::mark).collect(Collectors.toSet());
        return loader(
                        (name, original) ->
                                files.containsKey(name)
                                        ? Marking.of(original, name, places)
                                        : original)
                .loadClass(connector.getName());
    }

    /**
     * The connector with one class altered.
     *
     * @throws LinkageError the mutant is no legal class
     */
    Class<?> with(Mutant mutant) throws ClassNotFoundException {
        Sites sites = sites(mutant.className());
        InstrumentedLoader loader =
                loader(
                        (name, original) ->
                                name.equals(mutant.className())
                                        ? Altering.into(mutant, original, sites)
                                        : original);
        Class.forName(mutant.className(), true, loader);
        return loader.loadClass(connector.getName());
    }

    private InstrumentedLoader loader(InstrumentedLoader.Alteration alteration) {
        return InstrumentedLoader.altering(
                connector, name -> files.containsKey(name) || name.startsWith(SDK), alteration);
    }
}
