package org.fumikura.meetings;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.fumikura.records.Disclosure;

/**
 * The words of minutes in the office's form: what stands in the grid at their head, item by item what was said, and the list of
 * materials. Speakers are named by their part alone.
 *
 * @param body 会議体の名称, with year and number
 * @param secretariat 事務局（担当課）
 * @param opening who opened it, in which words
 * @param closing e.g. 14:40 終了
 * @param partial whether something was left out for the public
 */
public record MinutesForm(
        String body,
        String secretariat,
        String when,
        String place,
        Openness meeting,
        Openness minutes,
        List<String> members,
        List<String> office,
        String opening,
        List<Item> items,
        String closing,
        List<Material> materials,
        boolean partial) {

    /**
     * @param kind 議案, 報告事項, その他
     * @param closedReason why it is left out for the public; blank when it is not
     * @param closed whether it is left out here
     */
    public record Item(
            String kind,
            int number,
            String title,
            String gist,
            List<Said> said,
            String resolution,
            String closedReason,
            boolean closed) {

        /** e.g. 議案（1）. */
        @JsonIgnore
        public String mark() {
            return kind + "（" + number + "）";
        }
    }

    public record Said(String speaker, String words) {}

    /** @param title blank where not even that is open */
    public record Material(int number, String title, boolean open) {}

    /** The items of a kind, as the agenda in the head names them. */
    public List<Item> of(String kind) {
        return items.stream().filter(item -> item.kind().equals(kind)).toList();
    }

    /** The kinds that there are, in their order. */
    @JsonIgnore
    public List<String> kinds() {
        return items.stream().map(Item::kind).distinct().toList();
    }

    /**
     * The version for everybody: what is closed is not there any more; the fact that something is missing is, with its reason
     * (MN-04). Never made by hiding. Minutes of which nothing is closed are the same for everybody.
     *
     * @throws IllegalStateException when the minutes are closed altogether
     */
    MinutesForm forEverybody() {
        if (minutes.how() == Disclosure.CLOSED) {
            throw new IllegalStateException("closed minutes have no version for everybody");
        }
        List<Item> open = items.stream().map(MinutesForm::open).toList();
        List<Material> named = materials.stream()
                .map(each -> each.open() ? each : new Material(each.number(), "", false))
                .toList();
        return new MinutesForm(
                body,
                secretariat,
                when,
                place,
                meeting,
                minutes,
                members,
                office,
                opening,
                open,
                closing,
                named,
                !open.equals(items) || !named.equals(materials));
    }

    private static Item open(Item item) {
        return item.closedReason().isBlank()
                ? item
                : new Item(
                        item.kind(),
                        item.number(),
                        item.title(),
                        "",
                        List.of(),
                        item.resolution(),
                        item.closedReason(),
                        true);
    }

    /** With other words for its items, in the same order. */
    MinutesForm with(String newOpening, List<Item> newItems) {
        return new MinutesForm(
                body,
                secretariat,
                when,
                place,
                meeting,
                minutes,
                members,
                office,
                newOpening,
                List.copyOf(newItems),
                closing,
                materials,
                partial);
    }
}
