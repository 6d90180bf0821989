package org.fumikura.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PagingTest {

    @Test
    void firstPageHasFiftyItems() {
        assertThat(PageRequest.first()).isEqualTo(new PageRequest(1, 50));
    }

    @Test
    void offsetCountsTheItemsBefore() {
        assertThat(new PageRequest(3, 20).offset()).isEqualTo(40);
        assertThat(new PageRequest(Integer.MAX_VALUE, 200).offset()).isEqualTo((Integer.MAX_VALUE - 1L) * 200);
        assertThat(new PageRequest(3, 20).next()).isEqualTo(new PageRequest(4, 20));
    }

    @Test
    void refusesPagesOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(0, 50));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PageRequest(1, 201));
        assertThat(new PageRequest(1, 200).size()).isEqualTo(200);
    }

    @Test
    void knowsItsNeighbours() {
        Paged<String> first = new Paged<>(List.of("a", "b"), 3, new PageRequest(1, 2));
        Paged<String> last = new Paged<>(List.of("c"), 3, new PageRequest(2, 2));

        assertThat(first.pageCount()).isEqualTo(2);
        assertThat(first.hasNext()).isTrue();
        assertThat(first.hasPrevious()).isFalse();
        assertThat(last.hasNext()).isFalse();
        assertThat(last.hasPrevious()).isTrue();
    }

    @Test
    void anEmptyListHasOnePage() {
        Paged<String> empty = new Paged<>(List.of(), 0, PageRequest.first());

        assertThat(empty.pageCount()).isEqualTo(1);
        assertThat(empty.hasNext()).isFalse();
    }

    @Test
    void mapsItsItems() {
        Paged<Integer> lengths = new Paged<>(List.of("a", "bb"), 9, new PageRequest(1, 2)).map(String::length);

        assertThat(lengths).isEqualTo(new Paged<>(List.of(1, 2), 9, new PageRequest(1, 2)));
    }

    @Test
    void refusesMoreItemsThanFit() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Paged<>(List.of(1, 2), 2, new PageRequest(1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Paged<>(List.of(1, 2), 1, PageRequest.first()));
    }

    @Test
    void countsLongListsNoFurtherThanAnybodyPages() {
        var request = new PageRequest(Paged.MOST_COUNTED / 2 + 3, 2);
        Paged<Integer> beyond = Paged.counted(List.of(1, 2), Paged.MOST_COUNTED + 1, request);
        Paged<Integer> end = Paged.counted(List.of(1), Paged.MOST_COUNTED + 1, request);

        assertThat(beyond.total()).isEqualTo(Paged.MOST_COUNTED);
        assertThat(beyond.more()).isTrue();
        assertThat(beyond.hasNext()).isTrue();
        assertThat(end.hasNext()).isFalse();
        assertThat(Paged.counted(List.of(1), 1, PageRequest.first()).more()).isFalse();
        assertThat(Paged.counted(List.of(1, 2), Paged.MOST_COUNTED, new PageRequest(1, 2))
                        .more())
                .isFalse();
    }
}
