package org.fumikura.search;

import java.util.HashMap;
import java.util.Map;

/**
 * Kanji that an office takes for the same, whoever wrote them: old forms, forms of names, and what typewriters lacked. The first
 * of each word is the one that stands for all.
 */
final class SameLetters {

    /** The sources are the table of the 常用漢字 with their 康熙字典体, and the variants that registers of people know. */
    private static final String SAME = "高髙 崎﨑碕嵜 辺邊邉 斉齊斎齋 浜濱濵 沢澤 広廣 島嶋嶌 桜櫻 竜龍 恵惠 真眞 瀬瀨 会會 学學 国國圀 徳德 "
            + "県縣 区區 豊豐 条條 当當 体體軆 対對 応應 実實 写寫 与與 万萬 予豫 余餘 両兩 並竝 乗乘 乱亂 亀龜 争爭 亜亞 仏佛 仮假 "
            + "価價 倹儉 偽僞 児兒 党黨 円圓 写冩 凉涼 処處 剣劍劔 剤劑 剰剩 労勞 効效 勅敕 勲勳 励勵 勧勸 医醫 単單 "
            + "厳嚴 参參 双雙 収收 叙敍敘 号號 吉𠮷 呉吳 器噐 団團 囲圍 図圖 圧壓 堕墮 塁壘 塩鹽 増增 壊壞 壌壤 壮壯 "
            + "声聲 壱壹 売賣 変變 奥奧 奨奬 妍姸 嬢孃 学斈 宝寶寳 実寔 寛寬 寝寢 将將 専專 尽盡 届屆 属屬 峡峽 峰峯 巌巖 巣巢 "
            + "帯帶 帰歸 庁廳 弁辨瓣辯 弐貳 弥彌 弾彈 径徑 従從 恒恆 悦悅 悩惱 悪惡 惨慘 戦戰 戯戲 戸戶 戻戾 払拂 抜拔 択擇 拝拜 "
            + "拠據 拡擴 挙擧 挿插 捜搜 掲揭 揺搖 摂攝 撃擊 教敎 数數 断斷 旧舊 昼晝 晩晚 暁曉 暦曆 朗郞 来來 枢樞 栄榮 桟棧 "
            + "検檢 楼樓 楽樂 概槪 構搆 様樣 槙槇 横橫 欠缺 欧歐 歓歡 歩步 歯齒 歳歲 歴歷 残殘 殴毆 殻殼 毎每 気氣 没沒 浄淨 浅淺 "
            + "涙淚 済濟 渇渴 渉涉 渋澁澀 渓溪 温溫 湾灣 湿濕 満滿 滝瀧 滞滯 潜潛濳 瀬瀨 灯燈 炉爐 点點 為爲 焼燒 犠犧 状狀 "
            + "独獨 狭狹 猟獵 献獻 獣獸 瓶甁 産產 画畫 畳疊疉 痴癡 発發 盗盜 研硏 砕碎 礼禮 禅禪 禎禎 秘祕 "
            + "称稱 穂穗 穏穩 穣穰 窃竊 竜竜 糸絲 経經 絵繪 継繼 続續 総總 緑綠 緒緖 縁緣 縄繩 縦縱 繊纖 缶罐 翻飜 聴聽 粛肅 "
            + "胆膽 脳腦 脱脫 臓臟 台臺 旧舊 舎舍 舗舖 艶艷 芸藝 茎莖 荘莊 蔵藏 薫薰 薬藥 虚虛 虫蟲 蛍螢 蛮蠻 衛衞 装裝 覇霸 "
            + "覚覺 覧覽 観觀 触觸 訳譯 証證 誉譽 読讀 謡謠 譲讓 賛贊 践踐 転轉 軽輕 辞辭 逓遞 遅遲 遥遙 郎郞 郷鄕 酔醉 醸釀 "
            + "釈釋 鉄鐵鐡 銭錢 鋳鑄 録錄 錬鍊 鎌鐮 鎮鎭 鑑鑒 関關 陥陷 険險 随隨 隠隱 隣鄰 雑雜 霊靈 静靜 顔顏 顕顯 頼賴 "
            + "駅驛 駆驅 騒騷 験驗 髄髓 鶏鷄 麦麥 黄黃 黒黑 黙默 斉斉 塚塚 曽曾 館舘 杉椙 桧檜 梅楳 橋槗 船舩 吉𠮷 "
            + "土𡈽 野埜 富冨 松枩 聡聰 尭堯 侠俠 侭儘 壷壺 籠篭 蝋蠟 繋繫 剥剝 頬頰 掴摑 填塡 鴎鷗 箪簞 "
            + "麺麵 麹麴 涛濤 砺礪 桑桒 塀塀";

    private static final Map<Integer, Integer> FIRST = read();

    private SameLetters() {}

    private static Map<Integer, Integer> read() {
        var first = new HashMap<Integer, Integer>();
        for (String group : SAME.split(" ")) {
            int[] letters = group.codePoints().toArray();
            for (int i = 1; i < letters.length; i++) {
                first.putIfAbsent(letters[i], letters[0]);
            }
        }
        return Map.copyOf(first);
    }

    /** The letter that stands for it; itself for nearly all. */
    static int of(int letter) {
        if (letter == 'ヂ') {
            return 'ジ';
        }
        if (letter == 'ヅ') {
            return 'ズ';
        }
        return letter < 0x3400 ? letter : FIRST.getOrDefault(letter, letter);
    }
}
