package dev.fairlead.testkit.mutation;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The classes that the code of a class names; not those that it is only nested with. */
final class References extends ClassVisitor {
    private final Set<String> names = new LinkedHashSet<>();

    private References() {
        super(Opcodes.ASM9);
    }

    static Set<String> of(byte[] classFile) {
        References references = new References();
        new ClassReader(classFile)
                .accept(references, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return references.names;
    }

    private void add(Type type) {
        if (type.getSort() == Type.ARRAY) {
            add(type.getElementType());
        } else if (type.getSort() == Type.OBJECT) {
            names.add(type.getClassName());
        } else if (type.getSort() == Type.METHOD) {
            add(type.getReturnType());
            for (Type argument : type.getArgumentTypes()) {
                add(argument);
            }
        }
    }

    private void owner(String internal) {
        add(Type.getObjectType(internal));
    }

    private void constant(Object value) {
        if (value instanceof Type type) {
            add(type);
        } else if (value instanceof Handle handle) {
            owner(handle.getOwner());
        }
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        if (superName != null) {
            owner(superName);
        }
        if (interfaces != null) {
            for (String each : interfaces) {
                owner(each);
            }
        }
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access,
            String name,
            String descriptor,
            @Nullable String signature,
            @Nullable Object value) {
        add(Type.getType(descriptor));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access,
            String name,
            String descriptor,
            @Nullable String signature,
            String @Nullable [] exceptions) {
        add(Type.getMethodType(descriptor));
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitTypeInsn(int opcode, String type) {
                owner(type);
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String described) {
                owner(owner);
            }

            @Override
            public void visitMethodInsn(
                    int opcode, String owner, String name, String described, boolean isInterface) {
                owner(owner);
                add(Type.getMethodType(described));
            }

            @Override
            public void visitInvokeDynamicInsn(
                    String name, String described, Handle bootstrap, Object... arguments) {
                add(Type.getMethodType(described));
                for (Object argument : arguments) {
                    constant(argument);
                }
            }

            @Override
            public void visitLdcInsn(Object value) {
                constant(value);
            }
        };
    }
}
