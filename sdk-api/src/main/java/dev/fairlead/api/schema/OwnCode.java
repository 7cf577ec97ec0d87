package dev.fairlead.api.schema;

import dev.fairlead.api.internal.RecordShape;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * Makes the code of one record class: a tree of method handles, from the accessors to the fields
 * and from the fields to the constructor, in a hidden class of its own.
 *
 * <p>The compiler inlines a method handle only where it is a constant. So {@link OwnCodeTemplate},
 * which holds two in static fields, is defined anew for each record class; that needs no bytecode
 * to be written. A hidden class goes away with the codec that uses it.
 */
final class OwnCode {
    /** With two arguments for each, a method can have no more. */
    private static final int MEMBERS_MAX = 100;

    private static final MethodHandles.Lookup HERE = MethodHandles.lookup();
    private static final MethodType WRITING =
            MethodType.methodType(void.class, Struct.class, Object.class);
    private static final MethodType READING =
            MethodType.methodType(Object.class, Struct.class, Layout.class);
    private static final byte @Nullable [] TEMPLATE = template();

    private OwnCode() {}

    private static byte @Nullable [] template() {
        String file = OwnCodeTemplate.class.getSimpleName() + ".class";
        try (InputStream bytes = OwnCode.class.getResourceAsStream(file)) {
            return bytes == null ? null : bytes.readAllBytes();
        } catch (IOException unreadable) {
            return null; // what it makes faster also works without
        }
    }

    /** The code; null where there can be none. */
    static @Nullable RecordCode of(RecordShape<?> shape, List<Member> members) {
        byte[] template = TEMPLATE;
        if (template == null || members.isEmpty() || members.size() > MEMBERS_MAX) {
            return null;
        }
        try {
            List<MethodHandle> handles = List.of(writing(shape, members), reading(shape, members));
            MethodHandles.Lookup hidden =
                    HERE.defineHiddenClassWithClassData(template, handles, true);
            MethodHandle constructor =
                    hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class));
            return (RecordCode) constructor.invoke();
        } catch (Throwable impossible) {
            throw new IllegalStateException(
                    "no code for " + shape.type().getName() + ": " + impossible, impossible);
        }
    }

    private static MethodHandle writing(RecordShape<?> shape, List<Member> members)
            throws ReflectiveOperationException {
        MethodHandle[] all = new MethodHandle[members.size()];
        for (Member member : members) {
            MethodHandle accessor =
                    shape.parts()
                            .get(member.index())
                            .accessor()
                            .asType(MethodType.methodType(Object.class, Object.class));
            all[member.index()] =
                    MethodHandles.filterArguments(own(member, "write", WRITING), 1, accessor);
        }
        return inOrder(all, 0, all.length);
    }

    private static MethodHandle own(Member member, String method, MethodType type)
            throws ReflectiveOperationException {
        Object mover =
                member.slot().node() instanceof ScalarNode scalar
                        ? new ScalarMember(member, scalar)
                        : member;
        return HERE.bind(mover, method, type);
    }

    /** One after the other, as a balanced tree: the compiler follows a deep one only so far. */
    private static MethodHandle inOrder(MethodHandle[] all, int from, int to) {
        if (to - from == 1) {
            return all[from];
        }
        int middle = (from + to) / 2;
        return MethodHandles.foldArguments(inOrder(all, middle, to), inOrder(all, from, middle));
    }

    private static MethodHandle reading(RecordShape<?> shape, List<Member> members)
            throws ReflectiveOperationException {
        MethodHandle create = shape.constructor();
        MethodType types = create.type();
        for (int i = members.size() - 1; i >= 0; i--) {
            Class<?> type = types.parameterType(i);
            // by way of the box, or it would be asked for each value what box it came in
            MethodHandle value =
                    own(members.get(i), "read", READING)
                            .asType(READING.changeReturnType(types.wrap().parameterType(i)))
                            .asType(READING.changeReturnType(type));
            create = MethodHandles.collectArguments(create, i, value);
        }
        int[] twice = IntStream.range(0, 2 * members.size()).map(i -> i % 2).toArray();
        return MethodHandles.permuteArguments(
                create.asType(create.type().changeReturnType(Object.class)), READING, twice);
    }

    /** Whatever was thrown, as it was: record constructors and codecs throw nothing checked. */
    static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException runtime
                ? runtime
                : new IllegalStateException(failure);
    }
}
