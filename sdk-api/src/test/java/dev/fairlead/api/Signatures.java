package dev.fairlead.api;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an author's code is compiled against: one line for each public type and each member. */
record Signatures(List<String> lines) {
    Signatures {
        lines = List.copyOf(lines);
    }

    /** What makes authors' code fail, to compile or to run. */
    record Change(String what, String line) {
        @Override
        public String toString() {
            return what + ": " + line.strip();
        }
    }

    static Signatures of(Collection<Class<?>> types) {
        return new Signatures(
                types.stream()
                        .sorted((one, other) -> one.getName().compareTo(other.getName()))
                        .flatMap(Signatures::of)
                        .toList());
    }

    static Signatures parse(String text) {
        return new Signatures(text.lines().filter(line -> !line.startsWith("#")).toList());
    }

    private static Stream<String> of(Class<?> type) {
        TreeSet<String> members = new TreeSet<>();
        Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .filter(each -> isOpen(each) && !each.isSynthetic())
                .forEach(each -> members.add(line(type, each, each.toGenericString())));
        for (Field field : type.getDeclaredFields()) {
            if (isOpen(field)) {
                members.add(line(type, field, field.toGenericString()));
            }
        }
        return Stream.concat(Stream.of(head(type)), members.stream());
    }

    private static boolean isOpen(Member member) {
        return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    }

    private static String line(Class<?> type, AnnotatedElement member, String text) {
        String fallback =
                member instanceof Method method && method.getDefaultValue() != null
                        ? " default " + shown(method.getDefaultValue())
                        : "";
        String deprecated = member.isAnnotationPresent(Deprecated.class) ? "deprecated " : "";
        return "    "
                + deprecated
                + (member instanceof Executable ? text.replace(type.getName() + ".", "") : text)
                + fallback;
    }

    private static String shown(Object value) {
        return value instanceof Object[] many ? Arrays.toString(many) : value.toString();
    }

    private static String head(Class<?> type) {
        List<Type> above = new ArrayList<>();
        if (type.getGenericSuperclass() != null && type.getSuperclass() != Object.class) {
            above.add(type.getGenericSuperclass());
        }
        above.addAll(List.of(type.getGenericInterfaces()));
        String mark =
                type.isAnnotationPresent(AuthorsImplement.class)
                        ? "@AuthorsImplement "
                        : type.isAnnotationPresent(AuthorsCall.class) ? "@AuthorsCall " : "";
        return mark
                + type.toGenericString()
                + above.stream()
                        .map(Type::getTypeName)
                        .collect(Collectors.joining(", ", above.isEmpty() ? "" : " of ", ""));
    }

    /** Each line with the type that it belongs to. */
    private List<String> whole() {
        List<String> whole = new ArrayList<>();
        String type = "";
        for (String line : lines) {
            type = line.startsWith(" ") ? type : line;
            whole.add(line.equals(type) ? line : name(type) + " {" + line.strip() + "}");
        }
        return whole;
    }

    private static String name(String head) {
        return head.replaceAll(" of .*", "").replaceAll("<.*", "").replaceAll(".* ", "");
    }

    /** What is gone, which breaks those who use it, and what must be implemented anew. */
    List<Change> breaks(Signatures later) {
        List<String> before = whole();
        List<String> after = later.whole();
        List<Change> breaks = new ArrayList<>();
        before.stream()
                .filter(line -> !after.contains(line))
                .forEach(line -> breaks.add(new Change("gone", line)));
        List<String> made =
                lines.stream()
                        .filter(line -> line.contains("@AuthorsImplement") || isAnnotation(line))
                        .map(Signatures::name)
                        .toList();
        after.stream()
                .filter(line -> !before.contains(line) && line.contains(" abstract "))
                .filter(line -> line.endsWith("}") && !line.contains(" default "))
                .filter(line -> made.contains(line.substring(0, line.indexOf(' '))))
                .forEach(line -> breaks.add(new Change("to be implemented anew", line)));
        return breaks;
    }

    private static boolean isAnnotation(String line) {
        return line.contains(" @interface ");
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
