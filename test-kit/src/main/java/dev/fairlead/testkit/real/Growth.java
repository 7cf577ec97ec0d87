package dev.fairlead.testkit.real;

import dev.fairlead.testkit.schedule.Texture;
import dev.fairlead.testkit.world.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Which items come next, bit by bit; the seed decides. */
final class Growth {
    private static final int AT_ONCE = 40;

    private final SplittableRandom random;
    private final List<Texture> textures;
    private final int[] next;
    private int left;

    Growth(SplittableRandom random, List<Texture> textures, int places) {
        this.random = random;
        this.textures = textures;
        this.next = new int[places];
    }

    /** So many more may come. */
    void allow(int items) {
        left = items;
    }

    /** Whether all came that may. */
    boolean isOver() {
        return left == 0;
    }

    /** The next ones, which follow one another at the same place; none when it is over. */
    List<Item> more() {
        int place = random.nextInt(next.length);
        int count = Math.min(left, random.nextInt(1, AT_ONCE));
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item(place));
        }
        left -= count;
        return items;
    }

    /** One more item, whether it may come or not. */
    Item item(int place) {
        return Item.of(place, next[place]++, textures.get(random.nextInt(textures.size())));
    }
}
