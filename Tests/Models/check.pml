/*
 * Taking, hashing, settling and giving back of attempts at an account's answer, and its replacement, on nodes that die.
 *
 * What it is a model of: AttemptTaking, AttemptSettlement, AnswerReplacement (Sources/SecurityQuestions), and the locks, reads and
 * commits of SQLStore.take, settle and replace (Sources/SQLStore). Row locks are one lock, since each of the three takes the account's
 * first (RowLocks). A transaction reads under the lock, one row after the other, and its commit is one step: whole, or nothing. A node
 * may die between any two steps: its lock is let go, what it has not committed is gone, and nobody goes on with what it did. The answer
 * to a commit may be lost as well: the program is asked again by whoever waits, with the id of the same attempt.
 *
 * Two calls, in which wrong and right answers are given by four requests, two of them twins of one id; an owner who replaces the answer
 * once, at any moment. The budget counts what is wrong in all (in a row it differs by when it is forgiven). In another scene
 * (-DSCENE_TWO_RIGHT) one call has two right ones at once, and there are no twins.
 *
 * What the mutants do wrong is asked of the stores by ModelTests (StoreContractTests).
 *
 * Scripts/models searches every scene whole, and each mutant (-DMUTANT_…), of which each must be found out in one of them.
 */
#ifdef SCENE_TWO_RIGHT
#define ALLOWED 3
#else
#define ALLOWED 2
#endif
#define ATTEMPTS 3
#define NOBODY 255

mtype = { free, taken, right, wrong, unchecked };

/* The database. Answers are numbered; the owner may set the second. */
byte answer = 1;
byte spent = 0;                /* of the answer's budget */
bool dead = false;
bool verified[2];              /* a call */
mtype state[ATTEMPTS] = free;
byte about[ATTEMPTS];          /* the answer it was taken for */
byte callOf[ATTEMPTS];
bool isBack[ATTEMPTS];         /* it was given back */
bool locks[ATTEMPTS];          /* it took the last place */
byte locker = NOBODY;          /* whose transaction has the rows */

/* What only the reader of this model knows. */
bool compared[ATTEMPTS];       /* a wrong one was held against the answer it is of */
byte told[3];                  /* how often the end of an answer's budget was told */
byte grants = 0;

inline begin() {
#ifdef MUTANT_NO_LOCK
    skip
#else
    atomic { locker == NOBODY -> locker = _pid }
#endif
}

inline letGo() { if :: locker == _pid -> locker = NOBODY :: else -> skip fi }

/* At any moment. */
inline mayDie() { if :: true -> skip :: true -> atomic { letGo(); goto died } fi }

/* What stands in the database adds up whenever nobody is at it: the budget is what was taken for the answer and not given back. */
inline addsUp() {
    d_step {
        count = 0; i = 0;
        do
        :: i < ATTEMPTS ->
            if
            :: state[i] != free && about[i] == answer && !isBack[i] -> count++
            :: else -> skip
            fi;
            i++
        :: else -> break
        od;
        assert(count == spent);
        assert(dead == (spent >= ALLOWED));
        i = 0; count = 0
    }
}

/* Guesses that were compared with the answer of now, of calls that nobody was verified in, are no more than it allows. */
inline isWithinBudget() {
    d_step {
        count = 0; i = 0;
        do
        :: i < ATTEMPTS ->
            if
            :: compared[i] && about[i] == answer && !verified[callOf[i]] -> count++
            :: else -> skip
            fi;
            i++
        :: else -> break
        od;
        assert(count <= ALLOWED);
        i = 0; count = 0
    }
}

/*
 * A request: attempt `id` of call `c`; `isRight` where what was said is the first answer. Who waits for a node that died sends it again
 * to another: the twin.
 */
proctype Request(byte id; byte c; bool isRight) {
    byte i, count, nowSpent, nowAnswer, mine;
    bool nowDead, brings, isKnown, isOld, again;

    /* Take. */
#ifndef MUTANT_COUNTS_AFTERWARDS
    begin();
    mayDie();
    isKnown = state[id] != free;
    nowAnswer = answer;
    nowSpent = spent;
    nowDead = dead;
    mayDie();
    if
    :: isKnown || nowDead || verified[c] -> atomic { letGo(); goto done }
    :: else -> skip
    fi;
    brings = nowSpent + 1 >= ALLOWED;
    atomic {
        state[id] = taken; about[id] = nowAnswer; callOf[id] = c; locks[id] = brings;
        spent = nowSpent + 1; dead = brings;
#ifndef MUTANT_NO_LOCK
        addsUp();
#endif
        letGo()
    };
#else
    /* It looks first, and counts when it knows. */
    begin();
    if
    :: state[id] != free || dead || verified[c] -> atomic { letGo(); goto done }
    :: else -> atomic { nowAnswer = answer; callOf[id] = c; about[id] = nowAnswer; letGo() }
    fi;
#endif
    mine = nowAnswer;
    mayDie();

    /* Hash, and compare with what was read. */
    atomic {
        if
        :: isRight && mine == 1 -> skip
        :: else -> compared[id] = true; isWithinBudget()
        fi
    };
    mayDie();

    /* Settle: by what the answer is now. */
settle:
    begin();
    mayDie();
#ifdef MUTANT_COUNTS_AFTERWARDS
    atomic { state[id] = taken; spent = spent + 1; dead = spent >= ALLOWED };
#endif
    nowAnswer = answer;
    nowSpent = spent;
    isOld = about[id] != nowAnswer;
    mayDie();
#ifdef MUTANT_SETTLES_TWICE
    isKnown = false;
#else
    isKnown = state[id] == right || state[id] == wrong || state[id] == unchecked;
#endif
    if
    :: isKnown -> atomic { letGo(); goto done }
    :: else -> skip
    fi;
    if
#ifdef MUTANT_OLD_ANSWER_VERIFIES
    :: isRight && mine == 1 ->
#else
    :: isRight && mine == 1 && !isOld ->
#endif
        /* The call is verified, and what it has taken for this answer is given back. */
        atomic {
            assert(about[id] == answer);
            i = 0; count = 0;
            do
            :: i < ATTEMPTS ->
                if
#ifdef MUTANT_GIVES_BACK_TWICE
                :: callOf[i] == c && state[i] != free && about[i] == nowAnswer -> count++; isBack[i] = true
#else
                :: callOf[i] == c && state[i] != free && about[i] == nowAnswer && !isBack[i] -> count++; isBack[i] = true
#endif
                :: else -> skip
                fi;
                i++
            :: else -> break
            od;
            state[id] = right; verified[c] = true; grants++;
            spent = (nowSpent > count -> nowSpent - count : 0);
            dead = spent >= ALLOWED;
#ifndef MUTANT_NO_LOCK
            addsUp();
#endif
            letGo()
        }
    :: isRight && mine == 1 && isOld ->
        /* Not checked: what it took was of an answer that is gone. */
        atomic {
            state[id] = unchecked; isBack[id] = true;
#ifdef MUTANT_GIVES_BACK_TO_ANOTHER
            spent = (nowSpent > 0 -> nowSpent - 1 : 0); dead = spent >= ALLOWED;
#endif
            addsUp();
            letGo()
        }
    :: !(isRight && mine == 1) ->
        atomic {
            state[id] = wrong;
            if
            :: locks[id] -> told[about[id]]++
            :: else -> skip
            fi;
            /* One end of a budget is told once, unless something was given back to it between. */
            assert(told[about[id]] <= 1 + grants);
            letGo()
        }
    fi;
    /* The answer to the commit may be lost, and the same be sent again. */
    if
    :: !again -> again = true; goto settle
    :: true -> goto done
    fi;
died:
    /* Nobody goes on: what was taken stays counted. */
#ifdef MUTANT_DEATH_GIVES_BACK
    atomic {
        if
        :: state[id] == taken && !isBack[id] && about[id] == answer ->
            isBack[id] = true; spent = spent - 1; dead = spent >= ALLOWED
        :: else -> skip
        fi
    };
#endif
done:
    skip
}

/* The owner sets another answer, with a budget of its own: compare and swap under the same lock. */
proctype Owner() {
    byte i, count;
    begin();
    mayDie();
    atomic {
        answer = 2; spent = 0; dead = false;
#ifndef MUTANT_NO_LOCK
        addsUp();
#endif
        letGo()
    };
died:
    skip
}

init {
    atomic {
#ifdef SCENE_TWO_RIGHT
        run Request(0, 0, true);
#else
        run Request(0, 0, false);
#endif
        run Request(1, 1, false);
        run Request(2, 0, true);
#ifndef SCENE_TWO_RIGHT
        /* The twin of the second. */
        run Request(1, 1, false);
#endif
        run Owner()
    }
}
