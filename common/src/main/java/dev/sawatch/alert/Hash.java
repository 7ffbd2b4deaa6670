package dev.sawatch.alert;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** One short text for several: different for different ones, whoever chose them. */
public final class Hash {
    private static final int BYTES = 16;

    /** 32 digits. Each part is preceded by its length, so none can pass for another's end or beginning. */
    public static String of(List<String> parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            update(digest, part.length() >>> Character.SIZE);
            update(digest, part.length());
            // By code unit, for UTF-8 has one and the same answer for all halves of characters.
            part.chars().forEach(c -> update(digest, c));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void update(MessageDigest digest, int unit) {
        digest.update((byte) (unit >>> Byte.SIZE));
        digest.update((byte) unit);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Hash() {}
}
