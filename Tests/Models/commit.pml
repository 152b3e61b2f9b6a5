/*
 * Writers who chain entries to the audit log, let go of its end at COMMIT and wait for the disk after that; a database that dies.
 *
 * What it is a model of: LogEnd and PostgresConnection.commit (Sources/PostgresEngine), and SQLEngine.waitForDisk, by which whoever gives
 * entries to somebody else (the stream, events) waits first. The write-ahead log is one sequence: what has reached the disk is a beginning of
 * it, which grows whenever it likes, at the latest while somebody waits for it. A database that dies and comes back has that beginning, and
 * every transaction that was under way is gone. It dies twice at most.
 *
 * Scripts/models searches it whole, and each mutant (-DMUTANT_…).
 */
#define MOST 3
#define NOBODY 255

/* The log as others see it: whose entry each is, 0 where there is none, and whose the one before was when it was chained. */
byte entry[MOST];
byte before[MOST];
byte length = 0;
byte written = 0;              /* so many of them are on the disk */
byte locker = NOBODY;
byte life = 0;                 /* how often the database has died */

/* What only the reader of this model knows: entries that somebody was told of, by their place. */
byte told[MOST];

inline mayDieNow() {
    d_step {
        length = written; locker = NOBODY; life++;
        i = 0;
        do
        :: i < MOST && i >= length -> entry[i] = 0; before[i] = 0; i++
        :: i < MOST && i < length -> i++
        :: else -> break
        od;
        i = 0
    }
}

/* What was told is in the log, and each entry follows the one that it was chained to. */
inline isSound() {
    d_step {
        i = 0;
        do
        :: i < MOST ->
            assert(told[i] == 0 || entry[i] == told[i]);
            assert(i == 0 || i >= length || before[i] == entry[i - 1]);
            i++
        :: else -> break
        od;
        i = 0
    }
}

proctype Writer(byte me) {
    byte i, place, last, mine;
    atomic {
#ifdef MUTANT_NO_LOCK
        true -> mine = life
#else
        locker == NOBODY -> locker = me; mine = life
#endif
    };
    /* A round trip: the end is read, and the entry is made. */
    atomic {
        if
        :: mine != life -> goto lost
        :: else -> place = length; last = (length > 0 -> entry[length - 1] : 0)
        fi
    };
#ifdef MUTANT_LETS_GO_BEFORE
    atomic { if :: locker == me && mine == life -> locker = NOBODY :: else -> skip fi };
#endif
    /* COMMIT: others see it, and the end is let go. */
    atomic {
        if
        :: mine != life -> goto lost
        :: else ->
            entry[place] = me; before[place] = last; length = place + 1;
            if :: locker == me -> locker = NOBODY :: else -> skip fi;
            isSound()
        fi
    };
#ifndef MUTANT_TELLS_AT_COMMIT
    /* A connection that breaks meanwhile tells nobody anything. */
    atomic { (written > place || mine != life) -> if :: mine != life -> goto lost :: else -> skip fi };
#endif
    atomic { told[place] = me; isSound() };
lost:
    skip
}

/* The stream, or whoever reads events: gives on what it has seen. */
proctype Stream() {
    byte i, seen, last, mine;
endNothing:
    atomic { length > 0 -> seen = length - 1; last = entry[seen]; mine = life };
#ifndef MUTANT_STREAMS_WHAT_IS_SEEN
    atomic { (written > seen || mine != life) -> if :: mine != life -> goto lost :: else -> skip fi };
#endif
    atomic { told[seen] = last; isSound() };
lost:
    skip
}

proctype Disk() {
endIdle:
    do
    :: atomic { written < length -> written++ }
    od
}

proctype Death() {
    byte i;
    do
    :: life < 2 -> atomic { mayDieNow(); isSound() }
    :: break
    od
}

init {
    atomic {
        run Writer(1); run Writer(2); run Writer(3);
        run Stream(); run Disk(); run Death()
    }
}
