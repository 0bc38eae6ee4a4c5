//! Actions a person may be allowed to do. Each command needs exactly one; the type carries it through the layers.

mod sealed {
    pub trait Sealed {}
}

/// Something that needs permission. Sealed: the list below is complete.
pub trait Action: sealed::Sealed + 'static {
    /// The action as data.
    const KIND: ActionKind;
}

/// Actions that change the vault; only these can begin a write transaction that touches records.
pub trait Writes: Action {}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident $(: $writes:ident)?),* $(,)?) => {
        /// The actions as data, for the policy table and the matrix.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ActionKind {
            $($(#[$doc])* $name),*
        }

        impl ActionKind {
            /// Every action.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The name as the contract and the matrix write it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name)),* }
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name;
            impl sealed::Sealed for $name {}
            impl Action for $name {
                const KIND: ActionKind = ActionKind::$name;
            }
            $(impl $writes for $name {})?
        )*
    };
}

actions! {
    /// What every member may: the vault's settings read, the own password changed, who else is there.
    UseVault: Writes,
    /// List, search and open cards; values of L2 and L3 as masks.
    ViewCustomers: Writes,
    /// List billing facts; values of L2 as masks.
    ViewBilling: Writes,
    /// Create, change, archive, recycle, restore; notes and drafts.
    EditCustomers: Writes,
    /// See one L2 or L3 value in clear for its seconds.
    RevealField: Writes,
    /// Put one value on the clipboard for its seconds.
    CopyField: Writes,
    /// Ask whether a value is the stored one.
    CompareField: Writes,
    /// Bring customers in from files and take a batch back.
    ImportCustomers: Writes,
    /// Read the ledger and verify.
    ViewLedger: Writes,
    /// Take the ledger, or a report made of it, out of the vault.
    ExportLedger: Writes,
    /// Say of alerts and days that somebody has looked at them; keep what may be evidence.
    ReviewLedger: Writes,
    /// Remove details whose time is over, and end a hold.
    KeepLedger: Writes,
    /// Ask for a copy of customers that leaves the vault, and run what was agreed to.
    ExportCustomers: Writes,
    /// Find out which copy something that leaked comes from.
    TraceLeaks: Writes,
    /// Change the vault's settings.
    ChangeSettings: Writes,
    /// Raise and lower the level of fields; who may lower is decided by what is lowered.
    ClassifyFields: Writes,
    /// Add people, give them roles and teams, freeze them.
    ManagePeople: Writes,
    /// Hand customers to other people or to the pool.
    TransferCustomers: Writes,
    /// Say who alone keeps a customer.
    NameCustodians: Writes,
    /// Take a customer out of the pool.
    ClaimCustomers: Writes,
}
