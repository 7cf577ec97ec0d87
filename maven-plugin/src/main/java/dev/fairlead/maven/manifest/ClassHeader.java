package dev.fairlead.maven.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a class file says about its class, without the code.
 *
 * @param name the binary name, nested classes with {@code $}
 * @param parents the superclass and the interfaces, by binary name
 * @param flags the access flags as the source declares them, so that a nested class may be static
 *     or private
 * @param nesting how the class is nested
 * @param noArgConstructor whether there is a public constructor without arguments
 */
record ClassHeader(
        String name, List<String> parents, int flags, Nesting nesting, boolean noArgConstructor) {

    /** How a class is nested in another one. */
    enum Nesting {
        TOP_LEVEL,
        STATIC,
        INNER,
        LOCAL
    }

    ClassHeader {
        parents = List.copyOf(parents);
    }

    /**
     * Reads a class file.
     *
     * @throws IOException if the bytes are no class file, or one that is newer than the reader
     *     knows
     */
    static ClassHeader parse(byte[] bytes, String where) throws IOException {
        Visitor visitor = new Visitor();
        try {
            new ClassReader(bytes)
                    .accept(
                            visitor,
                            ClassReader.SKIP_CODE
                                    | ClassReader.SKIP_DEBUG
                                    | ClassReader.SKIP_FRAMES);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(
                    where
                            + ": cannot be read as a class file ("
                            + e.getMessage()
                            + "); compile it again, with a Java release that workers have (17)",
                    e);
        }
        return visitor.header();
    }

    boolean isConcrete() {
        return (flags & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0;
    }

    boolean isPublic() {
        return (flags & Opcodes.ACC_PUBLIC) != 0;
    }

    /**
     * Tells whether a worker can create an instance: {@code Class.getConstructor().newInstance()}.
     */
    boolean isCreatable() {
        return isConcrete()
                && isPublic()
                && noArgConstructor
                && nesting != Nesting.INNER
                && nesting != Nesting.LOCAL;
    }

    String simpleName() {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    private static final class Visitor extends ClassVisitor {
        private String name = "";
        private final List<String> parents = new ArrayList<>();
        private int flags;
        private Nesting nesting = Nesting.TOP_LEVEL;
        private boolean noArgConstructor;

        Visitor() {
            super(Opcodes.ASM9);
        }

        ClassHeader header() {
            return new ClassHeader(
                    name.replace('/', '.'), parents, flags, nesting, noArgConstructor);
        }

        @Override
        public void visit(
                int version,
                int access,
                String internalName,
                @Nullable String signature,
                @Nullable String superName,
                String[] interfaces) {
            name = internalName;
            flags = access;
            if (superName != null) {
                parents.add(superName.replace('/', '.'));
            }
            for (String parent : interfaces) {
                parents.add(parent.replace('/', '.'));
            }
        }

        @Override
        public void visitInnerClass(
                String internalName,
                @Nullable String outerName,
                @Nullable String innerName,
                int access) {
            if (!internalName.equals(name)) {
                return;
            }
            flags = access;
            if (outerName == null) {
                nesting = Nesting.LOCAL;
            } else {
                nesting = (access & Opcodes.ACC_STATIC) != 0 ? Nesting.STATIC : Nesting.INNER;
            }
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String method,
                String descriptor,
                @Nullable String signature,
                String[] exceptions) {
            if (method.equals("<init>")
                    && descriptor.equals("()V")
                    && (access & Opcodes.ACC_PUBLIC) != 0) {
                noArgConstructor = true;
            }
            return null;
        }
    }
}
