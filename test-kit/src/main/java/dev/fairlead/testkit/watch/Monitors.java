package dev.fairlead.testkit.watch;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the object on whose monitor a thread waits. The platform tells its class and its identity
 * hash only, so it is looked for where tasks keep their locks: the task itself and what its fields
 * refer to.
 */
final class Monitors {
    private static final int OBJECTS_MAX = 300;
    private static final int DEPTH_MAX = 3;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    private record Found(Object object, int depth) {}

    /** What {@code waiting} waits on, if {@code root} leads there. */
    Optional<Object> waitedOn(Thread waiting, Object root) {
        ThreadInfo info = threads.getThreadInfo(waiting.getId(), 1);
        LockInfo lock = info == null || !isInWait(info) ? null : info.getLockInfo();
        return lock == null ? Optional.empty() : find(lock, root);
    }

    /** A parked thread names an object too, but it may hold that object's monitor. */
    private static boolean isInWait(ThreadInfo info) {
        return info.getStackTrace().length > 0
                && info.getStackTrace()[0].getClassName().equals("java.lang.Object");
    }

    private static Optional<Object> find(LockInfo lock, Object root) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Found> open = new ArrayDeque<>();
        open.add(new Found(root, 0));
        while (!open.isEmpty() && seen.size() < OBJECTS_MAX) {
            Found next = open.remove();
            Object object = next.object();
            if (!seen.add(object)) {
                continue;
            }
            if (System.identityHashCode(object) == lock.getIdentityHashCode()
                    && object.getClass().getName().equals(lock.getClassName())) {
                return Optional.of(object);
            }
            if (next.depth() < DEPTH_MAX) {
                neighbours(object)
                        .forEach(neighbour -> open.add(new Found(neighbour, next.depth() + 1)));
            }
        }
        return Optional.empty();
    }

    private static List<Object> neighbours(Object object) {
        List<Object> neighbours = new ArrayList<>();
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().startsWith("java.")) {
                break;
            }
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers())) {
                    value(field, object).ifPresent(neighbours::add);
                }
            }
        }
        return neighbours;
    }

    private static Optional<Object> value(Field field, Object object) {
        try {
            field.setAccessible(true);
            return Optional.ofNullable(field.get(object));
        } catch (InaccessibleObjectException | IllegalAccessException e) {
            return Optional.empty();
        }
    }
}
