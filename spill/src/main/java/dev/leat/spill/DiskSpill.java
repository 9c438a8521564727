package dev.leat.spill;

import dev.leat.api.memory.MemoryBudget;
import dev.leat.api.spill.Spill;
import dev.leat.api.spill.SpilledBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Spills to files in a folder of this process, made when the first file is. Of several folders, that whose disk has
/// the most room takes the next file, and what has no room on the disk of another.
///
/// Thread-safe: the lock holds that `opened` are all folders that were made, none or one for each of `folders`.
final class DiskSpill implements Spill, TempFolders {

    /// For how many of what had no room there has to be some elsewhere.
    private static final int WORTH = 8;

    private final List<Path> folders;
    private final Cap cap;
    private final BlockForm form;
    private final MemoryBudget memory;
    private final TempSpace space = new TempSpace();
    private final List<TempFolder> opened = new ArrayList<>();
    private long files;

    DiskSpill(List<Path> folders, Cap cap, BlockForm form, MemoryBudget memory) {
        this.folders = List.copyOf(folders);
        this.cap = cap;
        this.form = form;
        this.memory = memory;
    }

    /// Whether files are encrypted.
    boolean encrypted() {
        return form.cipher().get().more() > 0;
    }

    /// Deletes what dead processes have left.
    void sweep() throws InterruptedException {
        for (Path folder : folders) {
            TempFolder.sweep(folder);
        }
    }

    @Override
    public synchronized SpilledBytes open(String owner) throws IOException, InterruptedException {
        if (opened.isEmpty()) {
            makeFolders(owner);
        }
        long number = files;
        return SpilledFile.create(number, Spilling.create(owner, this, space), form, memory);
    }

    @Override
    public List<Path> folders() {
        return folders;
    }

    @Override
    public Usage usage() {
        return space.usage();
    }

    @Override
    public synchronized void close() throws IOException {
        IOException failure = null;
        for (TempFolder folder : opened) {
            try {
                folder.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        opened.clear();
        if (failure != null) {
            throw failure;
        }
    }

    private void makeFolders(String owner) throws IOException, InterruptedException {
        boolean made = false;
        try {
            long free = 0;
            for (Path folder : folders) {
                TempFolder temporary = made(folder, owner);
                opened.add(temporary);
                free += TempFolder.free(folder);
            }
            space.cap(cap.bytes(free));
            made = true;
        } finally {
            if (!made) {
                close();
            }
        }
    }

    private static TempFolder made(Path folder, String owner) throws InterruptedException {
        try {
            return TempFolder.create(folder);
        } catch (IOException e) {
            throw Refusals.saysFull(e) ? Refusals.diskFull(owner, folder, 0, e) : Refusals.unusable(owner, folder, e);
        }
    }

    @Override
    public synchronized long number() {
        return files++;
    }

    @Override
    public synchronized Optional<TempFolder> other(TempFolder full, long bytes) throws IOException {
        Optional<TempFolder> other = Optional.empty();
        long most = WORTH * bytes;
        for (TempFolder folder : opened) {
            long free = TempFolder.free(folder.parent());
            if (!folder.equals(full) && free >= most) {
                most = free;
                other = Optional.of(folder);
            }
        }
        return other;
    }

    @Override
    public synchronized TempFolder roomiest() throws IOException {
        TempFolder roomiest = opened.getFirst();
        for (TempFolder folder : opened) {
            if (TempFolder.free(folder.parent()) > TempFolder.free(roomiest.parent())) {
                roomiest = folder;
            }
        }
        return roomiest;
    }
}
