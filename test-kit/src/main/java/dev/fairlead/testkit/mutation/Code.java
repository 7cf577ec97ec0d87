package dev.fairlead.testkit.mutation;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Pieces of code that mutants are made of. */
final class Code {
    private static final String ALTERATIONS = Type.getInternalName(Alterations.class);

    private Code() {}

    static void reached(MethodVisitor code) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, ALTERATIONS, "reached", "()V", false);
    }

    static void mark(MethodVisitor code, String mark) {
        code.visitLdcInsn(mark);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC, ALTERATIONS, "came", "(Ljava/lang/String;)V", false);
    }

    /** Alters what is on the stack, which is of this type. */
    static void alter(MethodVisitor code, String alteration, Type type) {
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                ALTERATIONS,
                alteration,
                "(Ljava/lang/Object;)Ljava/lang/Object;",
                false);
        code.visitTypeInsn(Opcodes.CHECKCAST, type.getInternalName());
    }

    /** Has this task acknowledge the batch on the stack, which stays there. */
    static void acknowledge(MethodVisitor code, String method) {
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitLdcInsn(method);
        code.visitMethodInsn(
                Opcodes.INVOKESTATIC,
                ALTERATIONS,
                "acknowledge",
                "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/String;)V",
                false);
    }

    static void fail(MethodVisitor code) {
        String exception = "org/apache/kafka/connect/errors/ConnectException";
        code.visitTypeInsn(Opcodes.NEW, exception);
        code.visitInsn(Opcodes.DUP);
        code.visitLdcInsn("a fault that the kit made");
        code.visitMethodInsn(
                Opcodes.INVOKESPECIAL, exception, "<init>", "(Ljava/lang/String;)V", false);
        code.visitInsn(Opcodes.ATHROW);
    }

    /** Calls a method of this object with the arguments that the present one was called with. */
    static void delegate(MethodVisitor code, String owner, String method, String descriptor) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        int slot = 1;
        for (Type type : Type.getArgumentTypes(descriptor)) {
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
            slot += type.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, method, descriptor, false);
        code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    }

    /** Returns as if all had gone well. */
    static void succeed(MethodVisitor code, String descriptor) {
        Type type = Type.getReturnType(descriptor);
        if (descriptor.equals("(Ljava/util/Map;)Ljava/util/Map;")) {
            code.visitVarInsn(Opcodes.ALOAD, 1);
        } else {
            value(code, type);
        }
        code.visitInsn(type.getOpcode(Opcodes.IRETURN));
    }

    private static void value(MethodVisitor code, Type type) {
        switch (type.getSort()) {
            case Type.VOID -> {}
            case Type.LONG -> code.visitInsn(Opcodes.LCONST_0);
            case Type.FLOAT -> code.visitInsn(Opcodes.FCONST_0);
            case Type.DOUBLE -> code.visitInsn(Opcodes.DCONST_0);
            case Type.OBJECT, Type.ARRAY -> object(code, type.getDescriptor());
            default -> code.visitInsn(Opcodes.ICONST_0);
        }
    }

    private static void object(MethodVisitor code, String type) {
        switch (type) {
            case "Ljava/util/List;" ->
                    call(code, "java/util/Collections", "emptyList", "()Ljava/util/List;");
            case "Ljava/util/Map;" ->
                    call(code, "java/util/Collections", "emptyMap", "()Ljava/util/Map;");
            case "Ljava/util/Optional;" ->
                    call(code, "java/util/Optional", "empty", "()Ljava/util/Optional;");
            case "Ljava/util/concurrent/CompletionStage;",
                    "Ljava/util/concurrent/CompletableFuture;" -> {
                code.visitInsn(Opcodes.ACONST_NULL);
                call(
                        code,
                        "java/util/concurrent/CompletableFuture",
                        "completedFuture",
                        "(Ljava/lang/Object;)Ljava/util/concurrent/CompletableFuture;");
            }
            default -> code.visitInsn(Opcodes.ACONST_NULL);
        }
    }

    private static void call(MethodVisitor code, String owner, String name, String descriptor) {
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    }
}
