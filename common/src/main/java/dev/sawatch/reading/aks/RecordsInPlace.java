package dev.sawatch.reading.aks;

import dev.sawatch.reading.json.BrokenJsonException;
import dev.sawatch.reading.json.FieldNames;
import dev.sawatch.reading.json.JsonCursor;
import dev.sawatch.reading.json.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * A body of an event hub as Azure writes it, as a whole: its texts are decoded from bytes to bytes before any is handed on.
 * What is unusual in any way is left to {@link AksEnvelopeReader#read}, which reads every body.
 */
final class RecordsInPlace {
    private static final FieldNames<String> NAMES = new FieldNames<>(
            List.of("records", "category", "resourceId", "properties", "log", "time"), name -> name, "");
    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final JsonCursor json = new JsonCursor();
    private final List<Slices> records = new ArrayList<>();
    private final HubRecord hubRecord = new HubRecord();

    private record Slices(long category, long resourceId, long time, long log) {}

    /** Where a body begins behind its byte order mark. */
    static int begin(byte[] body) {
        boolean marked = body.length >= BOM.length && body[0] == BOM[0] && body[1] == BOM[1] && body[2] == BOM[2];
        return marked ? BOM.length : 0;
    }

    /** Takes a body; false where it is not as Azure writes it. */
    boolean take(byte[] body) {
        records.clear();
        try {
            json.begin(body, begin(body), body.length);
            boolean taken = json.nextField()
                    && json.field(NAMES).equals("records")
                    && json.isArray()
                    && takeRecords()
                    && !json.nextField();
            return taken && json.offset() == body.length;
        } catch (BrokenJsonException e) {
            return false;
        }
    }

    private boolean takeRecords() throws BrokenJsonException {
        json.enterArray();
        while (json.nextElement()) {
            if (!json.isObject() || !takeRecord()) {
                return false;
            }
        }
        return true;
    }

    private boolean takeRecord() throws BrokenJsonException {
        long category = Texts.NONE;
        long resourceId = Texts.NONE;
        long time = Texts.NONE;
        long log = Texts.NONE;
        json.enterObject();
        while (json.nextField()) {
            String field = json.field(NAMES);
            if (field.equals("properties") && json.isObject()) {
                log = takeLog();
            } else if (field.isEmpty()) {
                json.skip();
            } else if (json.isText()) {
                long text = json.readText();
                category = field.equals("category") ? text : category;
                resourceId = field.equals("resourceId") ? text : resourceId;
                time = field.equals("time") ? text : time;
            } else {
                return false;
            }
        }
        records.add(new Slices(category, resourceId, time, log));
        return category != Texts.NONE && resourceId != Texts.NONE && time != Texts.NONE && log != Texts.NONE;
    }

    private long takeLog() throws BrokenJsonException {
        long log = Texts.NONE;
        json.enterObject();
        while (json.nextField()) {
            if (json.field(NAMES).equals("log") && json.isText()) {
                log = json.readText();
            } else {
                json.skip();
            }
        }
        return log;
    }

    /** Number of records. */
    int count() {
        return records.size();
    }

    /** A record, which is good until the next one is asked for. */
    HubRecord get(int index) {
        Slices slices = records.get(index);
        Texts texts = json.texts();
        if (!texts.equals(slices.category, hubRecord.category())) {
            hubRecord.category(texts.text(slices.category));
        }
        if (!texts.equals(slices.resourceId, hubRecord.resourceId())) {
            hubRecord.resourceId(texts.text(slices.resourceId));
        }
        hubRecord.time(texts.text(slices.time));
        int from = Texts.start(slices.log);
        hubRecord.text(texts.bytes(slices.log), from, from + Texts.length(slices.log));
        return hubRecord;
    }
}
