/*
 * A network of so many milliseconds each way, for kernels without netem: relays connections on loopback, and gives on what it has read
 * when it has been on the way for so long.
 *
 *     faraway LISTEN-PORT TO-PORT MILLISECONDS
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 128, PIECE = 65536 };

struct piece {
    struct piece *next;
    double due;
    size_t length, written;
    char bytes[];
};

/* One direction of a connection. */
struct way {
    int from, to;
    int is_ended;
    struct piece *first, *last;
};

static struct way ways[2 * MOST];
static int count;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static int tcp(void) {
    int made = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    return made;
}

static struct sockaddr_in loopback(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static void read_some(struct way *way, double delay) {
    struct piece *piece = malloc(sizeof *piece + PIECE);
    if (!piece) exit(70);
    ssize_t length = recv(way->from, piece->bytes, PIECE, MSG_DONTWAIT);
    if (length < 0 && (errno == EAGAIN || errno == EINTR)) {
        free(piece);
        return;
    }
    /* The end travels as well. */
    piece->length = length > 0 ? (size_t)length : 0;
    way->is_ended = length <= 0;
    piece->written = 0;
    piece->next = NULL;
    piece->due = now() + delay;
    if (way->last) way->last->next = piece; else way->first = piece;
    way->last = piece;
}

/* Writes what is due; gives how long until something else is, or -1. */
static double write_due(struct way *way) {
    while (way->first) {
        struct piece *piece = way->first;
        double left = piece->due - now();
        if (left > 0) return left;
        if (piece->length == 0) shutdown(way->to, SHUT_WR);
        while (piece->written < piece->length) {
            ssize_t length = send(way->to, piece->bytes + piece->written, piece->length - piece->written, MSG_NOSIGNAL);
            if (length < 0 && errno != EINTR) {
                way->is_ended = 1;
                break;
            }
            if (length > 0) piece->written += (size_t)length;
        }
        way->first = piece->next;
        if (!way->first) way->last = NULL;
        free(piece);
    }
    return -1;
}

int main(int argc, char **argv) {
    if (argc != 4) return 64;
    double delay = atof(argv[3]);
    struct sockaddr_in here = loopback(atoi(argv[1])), there = loopback(atoi(argv[2]));
    int listener = tcp();
    if (bind(listener, (struct sockaddr *)&here, sizeof here) || listen(listener, MOST)) {
        perror("faraway");
        return 71;
    }
    for (;;) {
        struct pollfd polled[2 * MOST + 1] = {{.fd = listener, .events = POLLIN}};
        double wait = -1;
        for (int place = 0; place < count; place++) {
            double left = write_due(&ways[place]);
            if (left >= 0 && (wait < 0 || left < wait)) wait = left;
            polled[place + 1] = (struct pollfd){.fd = ways[place].is_ended ? -1 : ways[place].from, .events = POLLIN};
        }
        struct timespec pause = {.tv_sec = (time_t)(wait / 1e3), .tv_nsec = (long)((wait - (long)(wait / 1e3) * 1e3) * 1e6)};
        if (ppoll(polled, (nfds_t)count + 1, wait < 0 ? NULL : &pause, NULL) < 0 && errno != EINTR) return 71;
        for (int place = 0; place < count; place++)
            if (polled[place + 1].revents) read_some(&ways[place], delay);
        if (polled[0].revents && count < 2 * MOST) {
            int one = accept(listener, NULL, NULL), other = tcp(), yes = 1;
            if (one < 0) continue;
            setsockopt(one, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            if (connect(other, (struct sockaddr *)&there, sizeof there)) {
                close(one);
                close(other);
                continue;
            }
            ways[count++] = (struct way){.from = one, .to = other};
            ways[count++] = (struct way){.from = other, .to = one};
        }
    }
}
