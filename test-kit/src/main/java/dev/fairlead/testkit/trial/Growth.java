package dev.fairlead.testkit.trial;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks into a plugin for the largest collection that it holds. */
public final class Growth {
    private static final int OBJECTS = 20_000;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private int largest;

    private Growth() {}

    /** The size of the largest map, collection or array in reach; 0 when there is none. */
    public static int largestIn(Object plugin) {
        Growth growth = new Growth();
        growth.meet(plugin);
        while (!growth.open.isEmpty() && growth.seen.size() < OBJECTS) {
            growth.look(growth.open.poll());
        }
        return growth.largest;
    }

    private void meet(@Nullable Object object) {
        if (object != null && seen.add(object)) {
            open.add(object);
        }
    }

    private void look(Object object) {
        if (object instanceof Map<?, ?> map) {
            largest = Math.max(largest, map.size());
        } else if (object instanceof Collection<?> collection) {
            largest = Math.max(largest, collection.size());
        } else if (object instanceof Object[] array) {
            largest = Math.max(largest, filled(array));
        } else if (!object.getClass().isArray()) {
            fields(object);
        }
    }

    private static int filled(Object[] array) {
        int filled = 0;
        for (int i = 0; i < Array.getLength(array); i++) {
            filled += array[i] == null ? 0 : 1;
        }
        return filled;
    }

    private void fields(Object object) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().startsWith("java.") || type.getName().startsWith("jdk.")) {
                return;
            }
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive()
                        && !Modifier.isStatic(field.getModifiers())
                        && field.trySetAccessible()) {
                    try {
                        meet(field.get(object));
                    } catch (IllegalAccessException closed) {
                        throw new IllegalStateException(field + " was made accessible", closed);
                    }
                }
            }
        }
    }
}
