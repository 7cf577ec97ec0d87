package dev.fairlead.testkit.instrument;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.utils.Utils;
import org.objectweb.asm.Type;

/**
 * Which calls of the JDK are bent, and where to. Methods are those of the stand-ins below, found by
 * their names and parameters; constructors are those of subclasses.
 */
final class Bends {
    /** A method as an instruction names it. */
    record Call(String owner, String name, String descriptor) {}

    /** Types that are made as one of ours instead. */
    private static final Map<Class<?>, Class<?>> TYPES =
            Map.of(
                    FileInputStream.class, OutsideInput.class,
                    FileOutputStream.class, OutsideOutput.class,
                    RandomAccessFile.class, OutsideRandomAccess.class,
                    FileReader.class, OutsideReader.class,
                    FileWriter.class, OutsideWriter.class);

    private static final Map<String, String> MADE = new HashMap<>();
    private static final Map<Call, Call> STATIC = new HashMap<>();
    private static final Map<Call, Call> VIRTUAL = new HashMap<>();
    private static final Set<String> NAMES = new HashSet<>();

    static {
        TYPES.forEach((from, to) -> MADE.put(Type.getInternalName(from), Type.getInternalName(to)));
        statics(Files.class, NioFiles.class, Set.of());
        statics(FileChannel.class, NioChannels.class, Set.of("open"));
        virtuals(NioChannels.class, List.of(RandomAccessFile.class, FileDescriptor.class));
        virtuals(OldFiles.class, List.of(File.class));
        statics(System.class, Clocks.class, Set.of("currentTimeMillis", "nanoTime"));
        statics(Clock.class, Clocks.class, Set.of("systemUTC", "systemDefaultZone", "system"));
        statics(Instant.class, Clocks.class, Set.of("now"));
        statics(Calendar.class, Clocks.class, Set.of("getInstance"));
        statics(LocalDate.class, Clocks.LocalDates.class, Set.of());
        statics(LocalTime.class, Clocks.LocalTimes.class, Set.of());
        statics(LocalDateTime.class, Clocks.LocalDateTimes.class, Set.of());
        statics(ZonedDateTime.class, Clocks.ZonedDateTimes.class, Set.of());
        statics(OffsetDateTime.class, Clocks.OffsetDateTimes.class, Set.of());
        statics(Math.class, Chances.class, Set.of("random"));
        statics(UUID.class, Chances.class, Set.of("randomUUID"));
        statics(Collections.class, Chances.class, Set.of("shuffle"));
        virtuals(Chances.class, List.of(ThreadLocalRandom.class));
        statics(Thread.class, Waits.class, Set.of("sleep"));
        statics(LockSupport.class, Waits.class, Set.of("parkNanos"));
        statics(Utils.class, KafkaTimes.class, Set.of("sleep"));
        virtuals(KafkaTimes.class, kafkasTimes());
        virtuals(
                Waits.class,
                List.of(
                        Object.class,
                        TimeUnit.class,
                        BlockingQueue.class,
                        LinkedBlockingQueue.class,
                        ArrayBlockingQueue.class,
                        Condition.class,
                        CountDownLatch.class));
    }

    private Bends() {}

    private static List<Class<?>> kafkasTimes() {
        try {
            return List.of(
                    org.apache.kafka.common.utils.Time.class,
                    Class.forName(KafkaTimes.SYSTEM_TIME, false, Bends.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return List.of(org.apache.kafka.common.utils.Time.class);
        }
    }

    private static void statics(Class<?> owner, Class<?> standIn, Set<String> names) {
        for (Method method : standIn.getDeclaredMethods()) {
            boolean wanted = names.isEmpty() || names.contains(method.getName());
            if (wanted && isOffered(method)) {
                String descriptor = Type.getMethodDescriptor(method);
                add(
                        STATIC,
                        new Call(Type.getInternalName(owner), method.getName(), descriptor),
                        method);
            }
        }
    }

    /** Methods of the owners that a stand-in has with the owner as first parameter. */
    private static void virtuals(Class<?> standIn, List<Class<?>> owners) {
        for (Method method : standIn.getDeclaredMethods()) {
            if (!isOffered(method) || method.getParameterCount() == 0) {
                continue;
            }
            for (Class<?> owner : owners) {
                if (method.getParameterTypes()[0].isAssignableFrom(owner) && has(owner, method)) {
                    Type[] types = Type.getArgumentTypes(method);
                    String descriptor =
                            Type.getMethodDescriptor(
                                    Type.getReturnType(method),
                                    Arrays.copyOfRange(types, 1, types.length));
                    add(
                            VIRTUAL,
                            new Call(Type.getInternalName(owner), method.getName(), descriptor),
                            method);
                }
            }
        }
    }

    private static boolean has(Class<?> owner, Method standIn) {
        Class<?>[] types = standIn.getParameterTypes();
        try {
            Method method =
                    owner.getMethod(standIn.getName(), Arrays.copyOfRange(types, 1, types.length));
            return !Modifier.isStatic(method.getModifiers())
                    && method.getReturnType() == standIn.getReturnType();
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static boolean isOffered(Method method) {
        int wanted = Modifier.PUBLIC | Modifier.STATIC;
        return (method.getModifiers() & wanted) == wanted && !method.isSynthetic();
    }

    private static void add(Map<Call, Call> bends, Call from, Method to) {
        bends.put(
                from,
                new Call(
                        Type.getInternalName(to.getDeclaringClass()),
                        to.getName(),
                        Type.getMethodDescriptor(to)));
        NAMES.add(from.name());
    }

    /** The type to make in place of another. */
    static Optional<String> typeFor(String type) {
        return Optional.ofNullable(MADE.get(type));
    }

    /** The static method to call in place of another static method. */
    static Optional<Call> staticFor(String owner, String name, String descriptor) {
        return found(STATIC, owner, name, descriptor);
    }

    /** The static method to call, with the object as first argument, in place of a method. */
    static Optional<Call> virtualFor(String owner, String name, String descriptor) {
        return found(VIRTUAL, owner, name, descriptor);
    }

    private static Optional<Call> found(
            Map<Call, Call> bends, String owner, String name, String descriptor) {
        return NAMES.contains(name)
                ? Optional.ofNullable(bends.get(new Call(owner, name, descriptor)))
                : Optional.empty();
    }

    /** All that is bent, for tests. */
    static Set<Call> all() {
        Set<Call> all = new HashSet<>(STATIC.keySet());
        all.addAll(VIRTUAL.keySet());
        return all;
    }
}
