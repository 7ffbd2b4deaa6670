package dev.sawatch.cli.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The file of a store. Its map {@code header} says under {@code format} what its records look like; it is read before the
 * file is opened for writing, for opening alone changes a file.
 */
final class StateFile {
    static final String HEADER = "header";
    static final String FORMAT = "format";
    static final int VERSION = 1;

    /** @param builder from {@link #builder}, for what is to be known before the file is open */
    static MVStore open(Path file, MVStore.Builder builder) {
        boolean isNew = isEmpty(file);
        if (!isNew) {
            read(file).close();
        }
        MVStore store = openStore(file, builder);
        if (isNew) {
            store.<String, String>openMap(HEADER).put(FORMAT, String.valueOf(VERSION));
            store.commit();
        }
        return store;
    }

    static MVStore read(Path file) {
        if (isEmpty(file)) {
            throw new StateFileException(file, Files.exists(file) ? "is empty" : "does not exist");
        }
        MVStore store = openStore(file, builder(file).readOnly());
        try {
            check(file, store);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
        return store;
    }

    private static boolean isEmpty(Path file) {
        try {
            return !Files.exists(file) || (Files.isRegularFile(file) && Files.size(file) == 0);
        } catch (IOException e) {
            throw new StateFileException(file, "cannot be read");
        }
    }

    /** The name is made absolute, for the store takes {@code memFS:x} for no file at all. */
    static MVStore.Builder builder(Path file) {
        return new MVStore.Builder()
                .fileName(file.toAbsolutePath().toString())
                .compress()
                // What fails in the background fails again, and is reported, with the next call.
                .backgroundExceptionHandler((thread, fault) -> {});
    }

    private static MVStore openStore(Path file, MVStore.Builder builder) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw new StateFileException(
                    file, Files.isDirectory(file) ? "is a folder" : "is in a folder that is not there");
        }
        try {
            return builder.open();
        } catch (MVStoreException e) {
            throw new StateFileException(file, fault(e.getErrorCode()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new StateFileException(file, "is no state file of Sawatch, or damaged");
        }
    }

    private static String fault(int code) {
        return switch (code) {
            case DataUtils.ERROR_FILE_LOCKED -> "is open in another process";
            case DataUtils.ERROR_UNSUPPORTED_FORMAT -> "was written by a later Sawatch; update, or use another file";
            case DataUtils.ERROR_READING_FAILED, DataUtils.ERROR_WRITING_FAILED -> "cannot be opened";
            default -> "is no state file of Sawatch, or damaged";
        };
    }

    private static void check(Path file, MVStore store) {
        if (!store.hasMap(HEADER)) {
            throw new StateFileException(file, "is no state file of Sawatch");
        }
        Map<String, String> header = store.openMap(HEADER);
        String format = String.valueOf(header.get(FORMAT));
        if (!format.equals(String.valueOf(VERSION))) {
            throw new StateFileException(
                    file,
                    "has format " + format + ", this program knows " + VERSION
                            + ": it was written by a later Sawatch; update, or use another file");
        }
    }

    private StateFile() {}
}
