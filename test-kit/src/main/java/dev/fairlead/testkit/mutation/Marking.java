package dev.fairlead.testkit.mutation;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Has a class tell which of its places it comes by, and changes nothing else. */
final class Marking extends ClassVisitor {
    private final String className;
    private final Set<String> places;

    private Marking(ClassVisitor next, String className, Set<String> places) {
        super(Opcodes.ASM9, next);
        this.className = className;
        this.places = places;
    }

    /**
     * The class file that tells.
     *
     * @param places by {@link Mutant#mark}
     */
    static byte[] of(byte[] original, String className, Set<String> places) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new Marking(writer, className, places), 0);
        return writer.toByteArray();
    }

    @Override
    public MethodVisitor visitMethod(
            int access,
            String name,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        MethodVisitor plain = super.visitMethod(access, name, descriptor, signature, exceptions);
        return new Places(plain, name, descriptor, new Marks(plain));
    }

    private final class Marks implements Places.Decision {
        private final MethodVisitor plain;
        private int last;

        private Marks(MethodVisitor plain) {
            this.plain = plain;
        }

        @Override
        public boolean changes(Operator operator, int line) {
            return false;
        }

        @Override
        public void came(int line, boolean isInstruction) {
            if (!isInstruction) {
                last = 0;
            } else if (line != last) {
                last = line;
                String mark = Mutant.mark(className, line);
                if (places.contains(mark)) {
                    Code.mark(plain, mark);
                }
            }
        }
    }
}
