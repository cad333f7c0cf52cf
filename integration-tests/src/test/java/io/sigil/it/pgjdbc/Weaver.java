package io.sigil.it.pgjdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Copies the suite's classes so that they connect through Sigil: {@code DriverManager.getConnection} and casts to classes of
 * pgjdbc go to {@link ThroughSigil}. Casts, because a wrapper can't be what it wraps; what JDBC has for them is {@code unwrap}.
 */
final class Weaver {
    private static final String DRIVER_MANAGER = "java/sql/DriverManager";
    private static final String THROUGH_SIGIL = ThroughSigil.class.getName().replace('.', '/');

    private int connects;
    private int casts;

    /** Copies a folder of classes. */
    void weave(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            byte[] content = Files.readAllBytes(file);
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.write(target, file.toString().endsWith(".class") ? woven(content) : content);
        }
    }

    private byte[] woven(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        // Every replacement leaves the types on the stack as they were, so the frames stay true.
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Method(super.visitMethod(access, name, descriptor, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    /** How much there was to replace. */
    String summary() {
        return connects + " calls of DriverManager and " + casts + " casts replaced";
    }

    private final class Method extends MethodVisitor {
        Method(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals(DRIVER_MANAGER) && name.equals("getConnection")) {
                connects++;
                super.visitMethodInsn(opcode, THROUGH_SIGIL, name, descriptor, false);
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            boolean pgjdbcs = type.startsWith("org/postgresql/");
            if (opcode == Opcodes.CHECKCAST && pgjdbcs) {
                casts++;
                call("cast", "(Ljava/lang/Object;Ljava/lang/Class;)Ljava/lang/Object;", type);
                super.visitTypeInsn(opcode, type);
            } else if (opcode == Opcodes.INSTANCEOF && pgjdbcs) {
                casts++;
                call("isInstance", "(Ljava/lang/Object;Ljava/lang/Class;)Z", type);
            } else {
                super.visitTypeInsn(opcode, type);
            }
        }

        private void call(String method, String descriptor, String type) {
            super.visitLdcInsn(Type.getObjectType(type));
            super.visitMethodInsn(Opcodes.INVOKESTATIC, THROUGH_SIGIL, method, descriptor, false);
        }
    }
}
