//! Many short lists, one behind the other, in little more memory than what is in them.

/// Lists that are numbered from 0.
#[derive(Debug)]
pub(super) struct Lists<T> {
    /// Where each starts; one more for the end.
    starts: Vec<u32>,
    all: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { starts: vec![0], all: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn get(&self, number: u32) -> &[T] {
        let (start, end) = (self.starts[number as usize], self.starts[number as usize + 1]);
        &self.all[start as usize..end as usize]
    }

    pub(super) fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.all.extend(list);
        self.starts.push(self.all.len() as u32);
    }

    /// `count` lists of what `items` gives with the number of its list; each list in their order.
    pub(super) fn sorted(
        count: usize,
        items: impl Iterator<Item = (u32, T)> + Clone,
        filler: T,
    ) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for (number, _) in items.clone() {
            starts[number as usize + 1] += 1;
        }
        for number in 0..count {
            starts[number + 1] += starts[number];
        }
        let mut next = starts.clone();
        let mut all = vec![filler; starts[count] as usize];
        for (number, item) in items {
            let at = &mut next[number as usize];
            all[*at as usize] = item;
            *at += 1;
        }
        Self { starts, all }
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.starts.shrink_to_fit();
        self.all.shrink_to_fit();
    }

    /// The bytes of memory it takes.
    pub(super) fn size(&self) -> usize {
        self.starts.capacity() * size_of::<u32>() + self.all.capacity() * size_of::<T>()
    }
}
