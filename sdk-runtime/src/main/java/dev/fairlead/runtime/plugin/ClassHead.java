package dev.fairlead.runtime.plugin;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the head of a class file tells, read without loading the class.
 *
 * @param parents the class and the interfaces that it extends, with dots
 */
record ClassHead(String name, int modifiers, List<String> parents) {
    private static final int MAGIC = 0xCAFEBABE;

    ClassHead {
        parents = List.copyOf(parents);
    }

    /** Whether it has what a plugin must have. */
    boolean canBeMade() {
        return Modifier.isPublic(modifiers)
                && !Modifier.isAbstract(modifiers)
                && !Modifier.isInterface(modifiers);
    }

    /** Empty for what is no class file, or one of a form that isn't known yet. */
    static Optional<ClassHead> read(byte[] file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            return in.readInt() == MAGIC ? Optional.of(readBody(in)) : Optional.empty();
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static ClassHead readBody(DataInputStream in) throws IOException {
        in.readInt(); // the version of the format
        int constants = in.readUnsignedShort();
        String[] texts = new String[constants];
        int[] classes = new int[constants];
        for (int i = 1; i < constants; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[i] = in.readUTF();
                case 7 -> classes[i] = in.readUnsignedShort();
                case 8, 16, 19, 20 -> in.readUnsignedShort();
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.readInt();
                case 5, 6 -> {
                    in.readLong();
                    i++; // these take two places
                }
                default -> throw new IllegalArgumentException("constant of kind " + tag);
            }
        }
        int modifiers = in.readUnsignedShort();
        String name = texts[classes[in.readUnsignedShort()]];
        List<String> parents = new ArrayList<>();
        int parent = in.readUnsignedShort();
        if (parent != 0) {
            parents.add(dotted(texts[classes[parent]]));
        }
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            parents.add(dotted(texts[classes[in.readUnsignedShort()]]));
        }
        return new ClassHead(dotted(name), modifiers, parents);
    }

    private static String dotted(@Nullable String name) {
        if (name == null) {
            throw new IllegalArgumentException("a class's name is no text");
        }
        return name.replace('/', '.');
    }
}
