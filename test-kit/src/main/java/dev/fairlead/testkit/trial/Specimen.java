package dev.fairlead.testkit.trial;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Configurable;

/** A class of plugins with settings, of which any number can be made. */
public record Specimen(Class<?> type, Map<String, String> settings) {
    public Specimen {
        settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /**
     * The classes that a name stands for: the class itself, or the usable ones that are nested in
     * an abstract one, as {@code Key} and {@code Value} are in most transformations.
     *
     * @throws IllegalArgumentException there is none
     */
    public static List<Class<?>> variants(Class<?> type, Class<?> kind) {
        List<Class<?>> variants = new ArrayList<>();
        if (isUsable(type, kind)) {
            variants.add(type);
        } else {
            for (Class<?> nested : type.getDeclaredClasses()) {
                if (isUsable(nested, kind)) {
                    variants.add(nested);
                }
            }
        }
        if (variants.isEmpty()) {
            throw new IllegalArgumentException(
                    type.getName()
                            + " is no usable "
                            + kind.getSimpleName()
                            + ": it must implement it, not be abstract, and have a constructor"
                            + " without parameters");
        }
        variants.sort(java.util.Comparator.comparing(Class::getName));
        return variants;
    }

    private static boolean isUsable(Class<?> type, Class<?> kind) {
        if (!kind.isAssignableFrom(type) || Modifier.isAbstract(type.getModifiers())) {
            return false;
        }
        return Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    /** One that has its settings; what it throws at them comes through. */
    public Object fresh() {
        Object plugin = bare();
        if (plugin instanceof Configurable configurable) {
            configurable.configure(settings);
        }
        return plugin;
    }

    /** One that was never configured. */
    public Object bare() {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            throw new IllegalArgumentException(
                    type.getName() + " can't be made: " + Fault.text(thrown.getTargetException()),
                    thrown);
        } catch (ReflectiveOperationException closed) {
            throw new IllegalArgumentException(
                    type.getName() + " can't be made: " + Fault.text(closed), closed);
        }
    }

    /** What a person must know of the settings. */
    public String described() {
        return type.getName() + " with " + settings;
    }
}
