//! Every command through the dispatch: the whole program without a window.

mod first_run;
