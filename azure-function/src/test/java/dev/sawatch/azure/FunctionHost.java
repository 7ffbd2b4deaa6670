package dev.sawatch.azure;

import com.microsoft.azure.functions.ExecutionContext;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * What runs an app's functions in a JVM of their own, in the way of Azure's worker for Java as far as the functions can
 * tell: the app's jars in a class loader, a new object of the function's class for each call, calls at once on several
 * threads, parameters bound by the names in their annotations to the trigger's data and metadata. Told by {@link HostedApp}.
 */
final class FunctionHost {
    private final ClassLoader app;
    private final DataOutputStream answers;

    private FunctionHost(ClassLoader app, DataOutputStream answers) {
        this.app = app;
        this.answers = answers;
    }

    /**
     * Runs until its input ends.
     *
     * @param args the app's folder
     */
    public static void main(String[] args) throws Exception {
        DataOutputStream answers = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        FunctionHost host = new FunctionHost(appLoader(Path.of(args[0])), answers);
        DataInputStream calls = new DataInputStream(System.in);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            while (true) {
                byte[] call = new byte[calls.readInt()];
                calls.readFully(call);
                threads.execute(() -> host.take(call));
            }
        } catch (EOFException e) {
            System.exit(0);
        }
    }

    private static ClassLoader appLoader(Path folder) throws IOException {
        List<URL> jars = new ArrayList<>();
        for (Path place : List.of(folder, folder.resolve("lib"))) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "*.jar")) {
                for (Path jar : files) {
                    jars.add(jar.toUri().toURL());
                }
            }
        }
        return new URLClassLoader(jars.toArray(URL[]::new));
    }

    private void take(byte[] call) {
        Call context = new Call();
        try {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(call));
            int number = in.readInt();
            String entryPoint = in.readUTF();
            Map<String, List<byte[]>> data = new HashMap<>();
            for (int names = in.readInt(); names > 0; names--) {
                String name = in.readUTF();
                List<byte[]> values = new ArrayList<>();
                for (int count = in.readInt(); count > 0; count--) {
                    values.add(in.readNBytes(in.readInt()));
                }
                data.put(name, values);
            }
            String failure = invoke(entryPoint, data, context);
            answer(number, failure, context.log);
        } catch (IOException e) {
            throw new AssertionError("the host is gone", e);
        }
    }

    private String invoke(String entryPoint, Map<String, List<byte[]>> data, Call context) {
        Thread.currentThread().setContextClassLoader(app);
        try {
            int dot = entryPoint.lastIndexOf('.');
            Class<?> type = app.loadClass(entryPoint.substring(0, dot));
            Method method = Arrays.stream(type.getMethods())
                    .filter(candidate -> candidate.getName().equals(entryPoint.substring(dot + 1)))
                    .findFirst()
                    .orElseThrow();
            List<Object> arguments = new ArrayList<>();
            for (Parameter parameter : method.getParameters()) {
                arguments.add(argument(parameter, data, context));
            }
            method.invoke(type.getDeclaredConstructor().newInstance(), arguments.toArray());
            return "";
        } catch (InvocationTargetException e) {
            e.getTargetException().printStackTrace();
            return String.valueOf(e.getTargetException());
        } catch (ReflectiveOperationException | LinkageError e) {
            e.printStackTrace();
            return String.valueOf(e);
        }
    }

    private static Object argument(Parameter parameter, Map<String, List<byte[]>> data, Call context)
            throws ReflectiveOperationException {
        if (parameter.getType() == ExecutionContext.class) {
            return context;
        }
        for (Annotation annotation : parameter.getAnnotations()) {
            @Nullable List<byte[]> values = data.get(name(annotation));
            if (values != null) {
                return parameter.getType() == List.class ? values : new String(values.get(0), StandardCharsets.UTF_8);
            }
        }
        throw new NoSuchMethodException("nothing to bind to " + parameter);
    }

    /** Triggers have a name, a binding to metadata has it as its value. */
    private static String name(Annotation annotation) throws ReflectiveOperationException {
        boolean metadata = annotation.annotationType().getSimpleName().equals("BindingName");
        return (String) annotation
                .annotationType()
                .getMethod(metadata ? "value" : "name")
                .invoke(annotation);
    }

    private synchronized void answer(int number, String failure, List<String> log) throws IOException {
        answers.writeInt(number);
        answers.writeUTF(failure);
        answers.writeUTF(String.join("\n", log));
        answers.flush();
    }
}
