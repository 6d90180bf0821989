/** One acceptance scenario. */
interface Scenario {

    /** Plays it in a house of its own; what is not as it should be is noted, what makes going on pointless is thrown. */
    void play(House house, Expect expect) throws Exception;
}
