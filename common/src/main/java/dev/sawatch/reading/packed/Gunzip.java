package dev.sawatch.reading.packed;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks gzip as often as it was packed, told by its magic bytes, never by a name. Where the data is damaged the stream
 * ends, with all that was unpacked before; {@link #damage} says what is wrong, and after {@link #resume} the stream goes on
 * with what is intact behind it. Text behind the last member is passed through.
 */
public final class Gunzip extends InputStream {
    /** Some files unpack to themselves. */
    private static final int MAX_DEPTH = 8;

    private final PackedBytes packed;
    private final @Nullable Gunzip layer;
    private final boolean isPacked;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private State state = State.BETWEEN;
    private @Nullable String damage;

    private enum State {
        /** Before a member, or within text that is not packed. */
        BETWEEN,
        /** Within a member's data. */
        WITHIN,
        /** Behind damage, before the next member. */
        LOST
    }

    private Gunzip(PackedBytes packed, @Nullable Gunzip layer) throws IOException {
        this.packed = packed;
        this.layer = layer;
        this.isPacked = packed.isMember();
    }

    /** The plain bytes of a stream that is packed or not; closing it leaves that stream open. */
    public static Gunzip open(InputStream in) throws IOException {
        Gunzip plain = new Gunzip(new PackedBytes(in), null);
        for (int depth = 1; depth < MAX_DEPTH && plain.isPacked; depth++) {
            plain = new Gunzip(new PackedBytes(plain), plain);
        }
        return plain;
    }

    /** What is wrong with the data at which the stream ended, or null where it is just the end. */
    public @Nullable String damage() {
        String below = layer == null ? null : layer.damage();
        return below == null ? damage : below;
    }

    /** Goes on behind the damage. */
    public void resume() {
        if (layer != null && layer.damage() != null) {
            layer.resume();
            packed.resume();
        }
        damage = null;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count == 0 && length > 0 && damage == null) {
            count = switch (state) {
                case BETWEEN -> readBetween(target, offset, length);
                case WITHIN -> inflate(target, offset, length);
                case LOST -> toNextMember();
            };
        }
        return count == 0 && damage != null ? -1 : count;
    }

    private int readBetween(byte[] target, int offset, int length) throws IOException {
        if (!isPacked) {
            return packed.read(target, offset, length);
        } else if (!packed.isMember()) {
            return packed.readText(target, offset, length);
        }
        state = State.WITHIN;
        inflater.reset();
        checksum.reset();
        if (!packed.skipHeader()) {
            damaged("gzip data ends early");
        }
        return 0;
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        long before = inflater.getBytesWritten();
        try {
            int count = inflater.inflate(target, offset, length);
            checksum.update(target, offset, count);
            if (count == 0 && inflater.finished()) {
                endMember();
            } else if (count == 0 && !packed.feed(inflater)) {
                damaged("gzip data ends early");
            }
            return count;
        } catch (DataFormatException e) {
            damaged("gzip data is damaged");
            return (int) (inflater.getBytesWritten() - before);
        }
    }

    private void endMember() throws IOException {
        packed.giveBack(inflater.getRemaining());
        state = State.BETWEEN;
        long expected = packed.number();
        long size = packed.number();
        if (size < 0) {
            damaged("gzip data ends early");
        } else if (expected != checksum.getValue() || size != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            damaged("gzip data does not fit its checksum");
            state = packed.isMember() ? State.BETWEEN : State.LOST;
        }
    }

    private void damaged(String what) {
        damage = what;
        state = State.LOST;
    }

    /** Another member may have begun before the one at hand was found damaged. */
    private int toNextMember() throws IOException {
        packed.goBack();
        if (!packed.toMember()) {
            return -1;
        }
        state = State.BETWEEN;
        return 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        if (layer != null) {
            layer.close();
        }
    }
}
