package dev.fairlead.testkit.examination;

import dev.fairlead.testkit.schedule.Texture;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * A connector as a user would run it.
 *
 * @param settings beside those of the scene
 * @param tasksMax how many tasks it may have
 * @param scenes outside systems for it
 */
record Candidate(
        Class<? extends Connector> type,
        Map<String, String> settings,
        int tasksMax,
        Scenes scenes) {
    /** Opens outside systems, a new one each time. */
    interface Scenes {
        /** One whose items look like that; so many items at each place. */
        Scene open(Texture texture, int items);
    }

    static final String NAME = "examined";
    static final String TOPIC = "topic";

    Candidate {
        settings = Map.copyOf(settings);
    }

    /** A scene like others. */
    Scene scene() {
        return scenes.open(Texture.PLAIN, Scene.ITEMS);
    }

    boolean isSource() {
        return SourceConnector.class.isAssignableFrom(type);
    }

    /** Its loader, which is the context class loader of its calls. */
    ClassLoader loader() {
        ClassLoader loader = type.getClassLoader();
        return loader == null ? ClassLoader.getSystemClassLoader() : loader;
    }

    /** All settings of the connector in this scene. */
    Map<String, String> settingsIn(Scene scene) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putIfAbsent("name", NAME);
        all.putIfAbsent("connector.class", type.getName());
        all.putIfAbsent("tasks.max", Integer.toString(tasksMax));
        if (!isSource() && !all.containsKey("topics.regex")) {
            all.putIfAbsent(SinkConnector.TOPICS_CONFIG, TOPIC);
        }
        all.putAll(scene.settings());
        return Map.copyOf(all);
    }

    /** A new connector object. */
    Connector create() {
        return create(type);
    }

    /**
     * A new object by the public constructor without parameters, as a worker makes it.
     *
     * @throws IllegalArgumentException there is none, or it throws
     */
    static <T> T create(Class<? extends T> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "the constructor of " + type.getName() + " throws " + e.getCause(),
                    e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " can't be made by a worker: it must be public, not abstract, and"
                            + " have a public constructor without parameters",
                    e);
        }
    }

    /** A new task object of the class that a connector names. */
    static Task task(Connector connector) {
        return create(connector.taskClass());
    }

    /** Whether the class, or one above it below {@code base}, has the method. */
    boolean overrides(String method, Class<?> base, Class<?>... parameters) {
        try {
            return type.getMethod(method, parameters).getDeclaringClass() != base;
        } catch (NoSuchMethodException e) {
            return false; // an older connect-api, in which there is nothing to override
        }
    }
}
