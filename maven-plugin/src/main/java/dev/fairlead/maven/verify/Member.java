package dev.fairlead.maven.verify;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;

/**
 * A method or a field of one of Kafka's classes, as code names it.
 *
 * @param owner the class by which the code names it; it may have it from a parent
 * @param name its name
 * @param descriptor its types, as class files write them
 */
record Member(String owner, String name, String descriptor) {
    private static final String KAFKA = "org/apache/kafka/";
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    /** Reads a class's constant pool. */
    static Set<Member> usedBy(ClassReader code) {
        Set<Member> members = new LinkedHashSet<>();
        char[] buffer = new char[code.getMaxStringLength()];
        for (int i = 1; i < code.getItemCount(); i++) {
            int item = code.getItem(i);
            if (item > 0 && isMember(code.readByte(item - 1))) {
                String owner = code.readClass(item, buffer);
                if (owner.startsWith(KAFKA)) {
                    int nameAndType = code.getItem(code.readUnsignedShort(item + 2));
                    members.add(
                            new Member(
                                    owner.replace('/', '.'),
                                    code.readUTF8(nameAndType, buffer),
                                    code.readUTF8(nameAndType + 2, buffer)));
                }
            }
        }
        return members;
    }

    private static boolean isMember(int tag) {
        return tag == FIELD || tag == METHOD || tag == INTERFACE_METHOD;
    }

    String key() {
        return name + descriptor;
    }

    /** Returns it as a person writes it. */
    @Override
    public String toString() {
        String simple = owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.');
        if (name.equals("<init>")) {
            return "new "
                    + simple
                    + Stream.of(Type.getArgumentTypes(descriptor))
                            .map(Type::getClassName)
                            .map(type -> type.substring(type.lastIndexOf('.') + 1))
                            .collect(Collectors.joining(", ", "(", ")"));
        }
        return simple + "." + name + (descriptor.startsWith("(") ? "()" : "");
    }
}
