package dev.fairlead.testkit.subject;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * What the head of a class file says. Read without loading the class, so that a plugin whose
 * libraries are missing can be listed all the same.
 *
 * @param parents the superclass and the interfaces
 */
record ClassFile(String name, List<String> parents, int flags) {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;

    ClassFile {
        parents = List.copyOf(parents);
    }

    /** Whether a worker could make an instance, by its modifiers. */
    boolean isUsable() {
        return Modifier.isPublic(flags)
                && !Modifier.isAbstract(flags)
                && !Modifier.isInterface(flags);
    }

    /**
     * Reads the head of a class file.
     *
     * @throws IOException it is no class file
     */
    static ClassFile read(InputStream bytes) throws IOException {
        DataInputStream in = new DataInputStream(bytes);
        if (in.readInt() != MAGIC) {
            throw new IOException("it doesn't begin as a class file does");
        }
        in.readInt(); // the version
        Object[] constants = constants(in);
        int flags = in.readUnsignedShort();
        String name = className(constants, in.readUnsignedShort());
        List<String> parents = new ArrayList<>();
        int superclass = in.readUnsignedShort();
        if (superclass != 0) {
            parents.add(className(constants, superclass));
        }
        int interfaces = in.readUnsignedShort();
        for (int i = 0; i < interfaces; i++) {
            parents.add(className(constants, in.readUnsignedShort()));
        }
        return new ClassFile(name, parents, flags);
    }

    /** Texts as they are, classes as the index of their name; the rest isn't needed. */
    private static Object[] constants(DataInputStream in) throws IOException {
        int count = in.readUnsignedShort();
        Object[] constants = new Object[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            if (tag == UTF8) {
                constants[i] = in.readUTF();
            } else if (tag == CLASS) {
                constants[i] = in.readUnsignedShort();
            } else {
                in.skipNBytes(sizeOf(tag));
                if (tag == 5 || tag == 6) {
                    i++; // a long or a double takes two places
                }
            }
        }
        return constants;
    }

    private static int sizeOf(int tag) throws IOException {
        return switch (tag) {
            case 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IOException("a class file has no constants of kind " + tag);
        };
    }

    private static String className(Object[] constants, int index) throws IOException {
        if (index < constants.length
                && constants[index] instanceof Integer name
                && name < constants.length
                && constants[name] instanceof String text) {
            return text.replace('/', '.');
        }
        throw new IOException("its constants point nowhere");
    }
}
