// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a program under X11 and prints when its window was mapped and drawn, and what it costs at rest.
//   watch_window [--rest SECONDS] -- COMMAND [ARG...]
// "drawn": damage has covered a quarter of the window. Memory is read 3 s after that, then wake-ups are
// counted.
#include <dirent.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <xcb/damage.h>
#include <xcb/xcb.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

namespace {

using SteadyClock = std::chrono::steady_clock;

double millisecondsSince(SteadyClock::time_point start)
{
    return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

// The value behind `key` in a "key: value" file of /proc, summed up over the lines that have it.
long numberIn(const std::string &path, const std::string &key)
{
    std::ifstream file(path);
    std::string line;
    long sum = 0;
    while (std::getline(file, line)) {
        if (line.rfind(key, 0) == 0)
            sum += std::atol(line.c_str() + key.size());
    }
    return sum;
}

long contextSwitches(pid_t pid)
{
    const std::string tasks = "/proc/" + std::to_string(pid) + "/task";
    long sum = 0;
    if (DIR *folder = opendir(tasks.c_str())) {
        while (const dirent *entry = readdir(folder)) {
            if (entry->d_name[0] != '.')
                sum += numberIn(tasks + "/" + entry->d_name + "/status", "voluntary_ctxt_switches:");
        }
        closedir(folder);
    }
    return sum;
}

// Waits without reading more than what arrives, up to `limit`.
xcb_generic_event_t *nextEvent(xcb_connection_t *display, int limit)
{
    xcb_flush(display);
    if (xcb_generic_event_t *event = xcb_poll_for_event(display))
        return event;
    pollfd waiting{xcb_get_file_descriptor(display), POLLIN, 0};
    poll(&waiting, 1, limit);
    return xcb_poll_for_event(display);
}

} // namespace

int main(int argc, char **argv)
{
    int first = 1;
    int rest = 10;
    if (argc > 3 && !std::strcmp(argv[1], "--rest")) {
        rest = std::atoi(argv[2]);
        first = 3;
    }
    if (first >= argc || std::strcmp(argv[first], "--") != 0 || first + 1 >= argc) {
        std::fputs("watch_window [--rest SECONDS] -- COMMAND [ARG...]\n", stderr);
        return 2;
    }

    xcb_connection_t *display = xcb_connect(nullptr, nullptr);
    if (xcb_connection_has_error(display)) {
        std::fputs("no X display\n", stderr);
        return 1;
    }
    const xcb_screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(display)).data;
    const std::uint32_t mask = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(display, screen->root, XCB_CW_EVENT_MASK, &mask);
    const auto *damage = xcb_get_extension_data(display, &xcb_damage_id);
    free(xcb_damage_query_version_reply(display, xcb_damage_query_version(display, 1, 1), nullptr));

    const auto start = SteadyClock::now();
    const pid_t pid = fork();
    if (pid == 0) {
        execvp(argv[first + 1], argv + first + 1);
        _exit(127);
    }

    xcb_window_t window = 0;
    double mapped = 0, drawn = 0, area = 0, covered = 0;
    while (drawn == 0 && millisecondsSince(start) < 20'000) {
        xcb_generic_event_t *event = nextEvent(display, 100);
        if (!event)
            continue;
        const auto type = event->response_type & 0x7f;
        if (type == XCB_MAP_NOTIFY && !window) {
            const auto *map = reinterpret_cast<xcb_map_notify_event_t *>(event);
            auto *geometry = xcb_get_geometry_reply(display, xcb_get_geometry(display, map->window), nullptr);
            if (geometry && geometry->width > 200 && geometry->height > 200) {
                window = map->window;
                mapped = millisecondsSince(start);
                area = double(geometry->width) * geometry->height;
                xcb_damage_create(display, xcb_generate_id(display), window,
                                  XCB_DAMAGE_REPORT_LEVEL_RAW_RECTANGLES);
            }
            free(geometry);
        } else if (type == damage->first_event + XCB_DAMAGE_NOTIFY) {
            const auto *notify = reinterpret_cast<xcb_damage_notify_event_t *>(event);
            covered += double(notify->area.width) * notify->area.height;
            if (covered >= area / 4)
                drawn = millisecondsSince(start);
        }
        free(event);
    }

    const auto quiet = SteadyClock::now();
    while (millisecondsSince(quiet) < 3'000)
        free(nextEvent(display, 50));
    const std::string process = "/proc/" + std::to_string(pid);
    const long pss = numberIn(process + "/smaps_rollup", "Pss:");
    const long rss = numberIn(process + "/status", "VmRSS:");
    const long before = contextSwitches(pid);
    const auto idle = SteadyClock::now();
    while (millisecondsSince(idle) < rest * 1'000)
        free(nextEvent(display, 500));
    const long wakeUps = contextSwitches(pid) - before;
    std::printf("mapped %.1f ms  drawn %.1f ms  pss %ld KiB  rss %ld KiB  wake-ups %ld in %d s\n", mapped,
                drawn, pss, rss, wakeUps, rest);
    kill(pid, SIGTERM);
    waitpid(pid, nullptr, 0);
    xcb_disconnect(display);
    return drawn > 0 ? 0 : 1;
}
