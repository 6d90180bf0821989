package org.fumikura.bench;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Papers of an office as they are looked for: titles, bodies of some 600 letters, and who may read them. The same number, the same paper. */
public final class Papers {

    /** Of units and people to whom something can be open. */
    public static final int GROUPS = 400;

    /** To how many of them somebody belongs. */
    public static final int OF_ONE_READER = 30;

    private static final long SEED = 20_220_523;

    private static final String[] SECTIONS = {
        "総務課", "財政課", "契約課", "税務課", "市民課", "保険年金課", "福祉総務課", "高齢者支援課", "子育て支援課", "保育課", "環境政策課", "道路管理課", "公園緑地課",
        "建築指導課", "都市計画課", "上下水道課", "教育総務課", "学務課", "生涯学習課", "防災危機管理課"
    };
    private static final String[] THINGS = {
        "予算", "決算", "契約", "委託業務", "工事請負", "備品", "補助金", "負担金", "使用料", "手数料", "条例", "規則", "要綱", "計画", "会議", "審議会", "研修",
        "出張", "採用", "人事異動", "情報公開", "個人情報", "固定資産税", "住民票", "保育所", "介護保険", "道路", "橋りょう", "公園", "下水道", "防災訓練", "避難所",
        "学校給食", "図書館", "選挙", "統計調査", "広報", "庁舎", "システム更改", "水道施設"
    };
    private static final String[] DOINGS = {
        "の締結", "の変更", "の実施", "の開催", "の改正", "の交付決定", "の支出", "の承認", "の通知", "の報告", "の策定", "の見直し", "の依頼", "の回答", "の中止"
    };
    private static final String[] SENTENCES = {
        "このことについて、別紙のとおり%sを行いたいので、伺います。",
        "%sに係る経費については、令和%d年度の予算に計上済みである。",
        "実施に当たっては、%sの担当者と協議の上、関係法令を遵守するものとする。",
        "なお、%sの期間は、契約締結の日から令和%d年3月31日までとする。",
        "%sについては、去る%d月%d日付けの通知により、関係部署に周知した。",
        "見積りを徴した結果、金%d円が最も低廉であり、%sの内容も仕様を満たしている。",
        "参加者は%d名で、%sに関する意見交換を行った。",
        "市民からの問い合わせが%d件あり、%sの取扱いを改める必要が認められる。",
        "%sの審査基準に照らし、支障がないものと認められる。",
        "本件の決裁後、速やかに%sへ送付し、写しを保管する。",
        "過年度の%sと比較して、%d件の増となっている。",
        "関係書類は%sの簿冊に編てつし、%d年間保存する。"
    };
    private static final String[] RARE = {"蓬莱橋", "猩々緋", "瀞峡", "櫟本", "鼈甲", "翡翠苑", "杣道", "朱鷺", "蘆花", "菫台"};

    /** The shapes in which people look for something. */
    public static final List<String> SHAPES =
            List.of("one", "two", "phrase", "letter", "without", "number", "title", "rare");

    private Papers() {}

    /**
     * A paper.
     *
     * @param unit the group in which it was written
     * @param scope ALL, UNIT or NAMED
     * @param allow groups that may read it besides
     * @param deny groups that may not
     */
    public record Paper(
            long id,
            String title,
            String body,
            String number,
            int year,
            int unit,
            String scope,
            int secrecy,
            Set<Integer> allow,
            Set<Integer> deny,
            int day) {}

    public static Paper of(long id) {
        var random = new Random(SEED + id * 7_919);
        int unit = random.nextInt(GROUPS);
        int year = 2013 + random.nextInt(10);
        String section = SECTIONS[unit % SECTIONS.length];
        String title = "令和" + (1 + year % 5) + "年度" + section + thing(random) + one(random, DOINGS) + "について"
                + (random.nextInt(3) == 0 ? "（第" + (1 + random.nextInt(12)) + "回）" : "");
        var body = new StringBuilder();
        if (random.nextInt(20_000) == 0) {
            body.append(one(random, RARE)).append("に関する件。");
        }
        while (body.length() < 560) {
            body.append(sentence(random)).append(random.nextInt(4) == 0 ? "\n" : "");
        }
        String number = year % 10 + "豊" + section.charAt(0) + "発第" + id + "号";
        int dice = random.nextInt(10);
        return new Paper(
                id,
                title,
                body.toString(),
                number,
                year,
                unit,
                dice < 4 ? "ALL" : dice < 9 ? "UNIT" : "NAMED",
                random.nextInt(20) == 0 ? 2 : 0,
                groups(random, dice == 9 ? 3 : random.nextInt(2)),
                groups(random, random.nextInt(50) == 0 ? 1 : 0),
                15_706 + random.nextInt(3_650));
    }

    private static String sentence(Random random) {
        String form = one(random, SENTENCES);
        var said = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            if (form.startsWith("%s", i)) {
                said.append(thing(random)).append(random.nextInt(3) == 0 ? one(random, DOINGS) : "");
                i++;
            } else if (form.startsWith("%d", i)) {
                said.append(1 + random.nextInt(random.nextInt(5) == 0 ? 900_000 : 12));
                i++;
            } else {
                said.append(form.charAt(i));
            }
        }
        return said.toString();
    }

    /** Some are written about far more often than others. */
    private static String thing(Random random) {
        return THINGS[(int) (THINGS.length * Math.pow(random.nextDouble(), 2))];
    }

    private static Set<Integer> groups(Random random, int number) {
        var groups = new TreeSet<Integer>();
        for (int i = 0; i < number; i++) {
            groups.add(random.nextInt(GROUPS));
        }
        return groups;
    }

    /** The groups of somebody; the same number, the same person. */
    public static Set<Integer> reader(int number) {
        var random = new Random(SEED - number);
        var groups = new TreeSet<Integer>();
        while (groups.size() < OF_ONE_READER) {
            groups.add(random.nextInt(GROUPS));
        }
        return groups;
    }

    /**
     * The words of a question: those that have to be there, and then, behind a blank and a hyphen, one that must not.
     *
     * @param papers how many there are
     */
    public static String question(String shape, int number, long papers) {
        var random = new Random(SEED * 3 + shape.hashCode() * 31L + number);
        return switch (shape) {
            case "one" -> thing(random);
            case "two" -> thing(random) + " " + thing(random);
            case "phrase" -> "\"" + thing(random) + one(random, DOINGS) + "\"";
            case "letter" -> String.valueOf("水道市会税年園橋校法".charAt(random.nextInt(10)));
            case "without" -> thing(random) + " -" + thing(random);
            case "number" -> "\"" + of(random.nextLong(papers)).number() + "\"";
            case "title" -> "件名:" + thing(random);
            case "rare" -> one(random, RARE);
            default -> throw new IllegalArgumentException(shape);
        };
    }

    private static String one(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }
}
